package dev.orrery.localcluster.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class the JVM's shared cluster. Constructors, test and life-cycle methods
 * may take a {@code LocalCluster}, a {@code KubernetesClient} of the admin (closed after the class)
 * and a {@link TestNamespace} (one for each test, deleted after it).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ClusterExtension.class)
public @interface WithCluster {}
