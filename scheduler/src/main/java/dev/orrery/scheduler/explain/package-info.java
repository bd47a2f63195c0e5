/** Why a pod is where it is, why it is nowhere, and what would change that. */
@NullMarked
package dev.orrery.scheduler.explain;

import org.jspecify.annotations.NullMarked;
