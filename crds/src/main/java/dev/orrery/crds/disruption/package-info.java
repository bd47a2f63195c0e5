/** The kind DisruptionClaim: who disrupts what, why and until when. */
@NullMarked
package dev.orrery.crds.disruption;

import org.jspecify.annotations.NullMarked;
