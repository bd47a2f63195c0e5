/** The program: reads its settings, checks the cluster, and runs its roles. */
@NullMarked
package dev.orrery.operator;

import org.jspecify.annotations.NullMarked;
