/** Commands that need no cluster. */
@NullMarked
package dev.orrery.cli.command;

import org.jspecify.annotations.NullMarked;
