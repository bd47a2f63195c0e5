package dev.orrery.reconcilers.owned;

/** How it went to make one object what it should be. */
public sealed interface Outcome {

  /** It is as it should be; nothing was written. */
  record InSync() implements Outcome {}

  /** It was made or changed. */
  record Written() implements Outcome {}

  /**
   * Another object has the name.
   *
   * @param message names it and its owner
   */
  record NameTaken(String message) implements Outcome {}

  /**
   * The API server will not have it.
   *
   * @param reason one word
   * @param message the server's own words, after the object's title
   */
  record Refused(String reason, String message) implements Outcome {}

  /**
   * Nobody knows: no answer, or the object changed in between. To be tried again soon.
   *
   * @param message what happened
   */
  record Unknown(String message) implements Outcome {}
}
