/** What the program is told at its start. */
@NullMarked
package dev.orrery.operator.settings;

import org.jspecify.annotations.NullMarked;
