/** The places where a cluster can come from: this machine, kind, or the user's own. */
@NullMarked
package dev.orrery.localcluster.backend;

import org.jspecify.annotations.NullMarked;
