/** Which cluster a command talks to, and reading from it. */
@NullMarked
package dev.orrery.cli.cluster;

import org.jspecify.annotations.NullMarked;
