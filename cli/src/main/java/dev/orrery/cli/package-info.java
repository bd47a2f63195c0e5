/** The {@code orrery} command: its entry, its exit codes, how failures turn into one line. */
@NullMarked
package dev.orrery.cli;

import org.jspecify.annotations.NullMarked;
