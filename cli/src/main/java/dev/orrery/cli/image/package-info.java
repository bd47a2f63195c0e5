/** The operator's image as a file. */
@NullMarked
package dev.orrery.cli.image;

import org.jspecify.annotations.NullMarked;
