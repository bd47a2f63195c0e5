/** Many timers on one wheel, and how late things were. */
@NullMarked
package dev.orrery.localcluster.kubelet.time;

import org.jspecify.annotations.NullMarked;
