package dev.orrery.kit.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a {@link Story} one that the kit's tests play. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scenario {

  /** A short name, in lower case with dashes. */
  String value();

  /**
   * Names of JSON members that differ from run to run, beside those that do so for every object,
   * such as uid and times. They are left out of comparisons wherever they stand.
   */
  String[] mask() default {};

  /** Whether the operator is started as part of the story, not before it. */
  boolean fromStart() default false;

  /** Whether it is about more than its namespace, so that one at a time can be played. */
  boolean alone() default false;
}
