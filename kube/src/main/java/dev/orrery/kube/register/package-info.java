/** One value in one object of the API server, changed by compare-and-swap. */
@NullMarked
package dev.orrery.kube.register;

import org.jspecify.annotations.NullMarked;
