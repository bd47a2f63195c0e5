/** Handing what Orrery places back to the default scheduler. */
@NullMarked
package dev.orrery.cli.release;

import org.jspecify.annotations.NullMarked;
