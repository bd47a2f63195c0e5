/**
 * What a tenant with edit rights in one namespace tries against everybody else, and what becomes of
 * it. One file for each attempt, under {@code src/test/resources/tenant}.
 */
@NullMarked
package dev.orrery.e2e.tenant;

import org.jspecify.annotations.NullMarked;
