/** What reconcilers need of the world beside their own objects. */
@NullMarked
package dev.orrery.reconcilers.port;

import org.jspecify.annotations.NullMarked;
