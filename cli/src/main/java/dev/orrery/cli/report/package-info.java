/** The support bundle: what is gathered from a cluster, and what is blanked out of it. */
@NullMarked
package dev.orrery.cli.report;

import org.jspecify.annotations.NullMarked;
