/** The kind Workload: pods that run, and what stands around them. */
@NullMarked
package dev.orrery.crds.workload;

import org.jspecify.annotations.NullMarked;
