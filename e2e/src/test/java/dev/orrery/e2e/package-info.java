/**
 * Scenarios as a user plays them: the command {@code orrery}, kubectl and the Kubernetes API,
 * against the packaged operator.
 */
@NullMarked
package dev.orrery.e2e;

import org.jspecify.annotations.NullMarked;
