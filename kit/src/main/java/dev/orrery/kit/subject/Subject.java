package dev.orrery.kit.subject;

/** A way to run the operator. */
public interface Subject {

  /** Starts one; returns at once. */
  Running start(Launch launch);

  /** What it is called in reports. */
  String name();
}
