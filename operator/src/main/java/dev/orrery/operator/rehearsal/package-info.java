/**
 * A run without a cluster, so that the JVM can record which classes a start needs (its AOT cache)
 * where the program is built.
 */
@NullMarked
package dev.orrery.operator.rehearsal;

import org.jspecify.annotations.NullMarked;
