/**
 * One budget for all that disrupts: limits, freeze windows and the ledger as pure functions, and
 * the ports by which whatever disrupts asks first.
 */
@NullMarked
package dev.orrery.plan.disruption;

import org.jspecify.annotations.NullMarked;
