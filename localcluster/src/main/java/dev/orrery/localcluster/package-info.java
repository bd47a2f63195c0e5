/** What every part of a local cluster shares: where its files lie, what it says, how it fails. */
@NullMarked
package dev.orrery.localcluster;

import org.jspecify.annotations.NullMarked;
