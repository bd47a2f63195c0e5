/** What becomes of Orrery when things fail: the kit's tests in full, as figures. */
@NullMarked
package dev.orrery.bench.reliability;

import org.jspecify.annotations.NullMarked;
