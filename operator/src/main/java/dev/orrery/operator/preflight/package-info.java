/** What must be there before anything starts: CRDs and permissions. */
@NullMarked
package dev.orrery.operator.preflight;

import org.jspecify.annotations.NullMarked;
