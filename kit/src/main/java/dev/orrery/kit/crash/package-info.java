/** Crash points: the operator dies before and after every one of its writes. */
@NullMarked
package dev.orrery.kit.crash;

import org.jspecify.annotations.NullMarked;
