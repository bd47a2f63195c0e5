/** The shared cluster of a test run: started once per JVM, ended with it. */
@NullMarked
package dev.orrery.localcluster.junit;

import org.jspecify.annotations.NullMarked;
