package dev.orrery.kit.sequence;

import com.fasterxml.jackson.databind.JsonNode;

/** One thing that a user does with an object. */
sealed interface Step {

  /** In a few words. */
  String what();

  /**
   * Sends a spec.
   *
   * @param aim what the spec is like
   * @param what in a few words
   * @param field the name that a refusal must have; empty when any will do
   * @param spec the whole spec
   * @param settle whether the object is waited for
   */
  record Put(Aim aim, String what, String field, JsonNode spec, boolean settle) implements Step {}

  /** What a spec is like. */
  enum Aim {
    /** Can be carried out. */
    GOOD,
    /** Nobody knows. */
    WILD,
    /** The schema does not allow it. */
    BROKEN,
    /** Accepted, and cannot be carried out. */
    OBSTACLE
  }

  /**
   * Deletes the object.
   *
   * @param settle whether its end is waited for
   */
  record Delete(boolean settle) implements Step {
    @Override
    public String what() {
      return "delete";
    }
  }

  /**
   * Sets or takes the pause annotation.
   *
   * @param on whether it is set
   */
  record Pause(boolean on) implements Step {
    @Override
    public String what() {
      return on ? "pause" : "go on";
    }
  }
}
