/** Others who write to what Orrery keeps: by mistake, again and again, or to take it over. */
@NullMarked
package dev.orrery.kit.foreign;

import org.jspecify.annotations.NullMarked;
