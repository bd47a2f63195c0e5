/** What is installed does what its text says, and grants no more. */
@NullMarked
package dev.orrery.manifests;

import org.jspecify.annotations.NullMarked;
