/** What nodes a simulated fleet has: shapes, zones, sites, taints. */
@NullMarked
package dev.orrery.localcluster.fleet;

import org.jspecify.annotations.NullMarked;
