/** The one way by which anything is written to the API server. */
@NullMarked
package dev.orrery.kube.write;

import org.jspecify.annotations.NullMarked;
