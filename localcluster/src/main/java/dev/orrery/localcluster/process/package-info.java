/**
 * Processes that outlive the command that started them, and never outlive a start that was broken
 * off.
 */
@NullMarked
package dev.orrery.localcluster.process;

import org.jspecify.annotations.NullMarked;
