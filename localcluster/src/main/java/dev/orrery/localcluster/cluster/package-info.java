/** One local control plane: its shape, its files, its start and its end. */
@NullMarked
package dev.orrery.localcluster.cluster;

import org.jspecify.annotations.NullMarked;
