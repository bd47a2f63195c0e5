/** What a cluster looks like, without what differs from run to run, and what Orrery did to it. */
@NullMarked
package dev.orrery.kit.state;

import org.jspecify.annotations.NullMarked;
