/**
 * Sequences of specs drawn from a definition's own schema: the end depends on the last one only.
 */
@NullMarked
package dev.orrery.kit.sequence;

import org.jspecify.annotations.NullMarked;
