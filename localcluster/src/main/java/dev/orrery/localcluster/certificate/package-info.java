/** The certificates and keys of one cluster. */
@NullMarked
package dev.orrery.localcluster.certificate;

import org.jspecify.annotations.NullMarked;
