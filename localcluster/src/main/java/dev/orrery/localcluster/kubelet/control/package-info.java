/** How a running fake kubelet is steered from outside: a file to write and a file to read. */
@NullMarked
package dev.orrery.localcluster.kubelet.control;

import org.jspecify.annotations.NullMarked;
