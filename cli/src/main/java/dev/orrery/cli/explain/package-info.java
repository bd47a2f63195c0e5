/** Why pods are where they are: reading a cluster or files, and showing the placer's own answer. */
@NullMarked
package dev.orrery.cli.explain;

import org.jspecify.annotations.NullMarked;
