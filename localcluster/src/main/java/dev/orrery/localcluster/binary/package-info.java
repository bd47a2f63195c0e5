/** The programs of a control plane: found, or built once into the cache. */
@NullMarked
package dev.orrery.localcluster.binary;

import org.jspecify.annotations.NullMarked;
