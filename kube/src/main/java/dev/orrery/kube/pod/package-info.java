/**
 * Pods of the API server as the placer's own small records: allow-list of fields, defaults,
 * effective requests.
 */
@NullMarked
package dev.orrery.kube.pod;

import org.jspecify.annotations.NullMarked;
