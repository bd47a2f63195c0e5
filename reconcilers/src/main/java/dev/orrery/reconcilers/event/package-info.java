/** Events: from factories, on transitions only. */
@NullMarked
package dev.orrery.reconcilers.event;

import org.jspecify.annotations.NullMarked;
