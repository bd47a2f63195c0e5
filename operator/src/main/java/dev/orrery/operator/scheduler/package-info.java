/** The role that places pods. */
@NullMarked
package dev.orrery.operator.scheduler;

import org.jspecify.annotations.NullMarked;
