/**
 * The disruption budget on Kubernetes: the ledger in a ConfigMap, changed by compare-and-swap; the
 * claims as objects; the kill switch by live reads. Nothing here is fenced by an epoch, since
 * several roles claim.
 */
@NullMarked
package dev.orrery.kube.disruption;

import org.jspecify.annotations.NullMarked;
