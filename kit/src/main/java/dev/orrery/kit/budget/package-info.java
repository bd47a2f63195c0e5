/** The disruption budget under random interleavings, against a model of the API server. */
@NullMarked
package dev.orrery.kit.budget;

import org.jspecify.annotations.NullMarked;
