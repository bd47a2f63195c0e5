/** Container images made on this machine, without a registry, a daemon or a base image. */
@NullMarked
package dev.orrery.localcluster.image;

import org.jspecify.annotations.NullMarked;
