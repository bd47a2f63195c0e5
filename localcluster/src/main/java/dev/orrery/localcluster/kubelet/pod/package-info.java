/**
 * The life of one pod as pure functions: what it asks for, where it stands, what changes next and
 * when.
 */
@NullMarked
package dev.orrery.localcluster.kubelet.pod;

import org.jspecify.annotations.NullMarked;
