/** The rules of placement, one plain predicate each; placer and explainer ask the same ones. */
@NullMarked
package dev.orrery.scheduler.rule;

import org.jspecify.annotations.NullMarked;
