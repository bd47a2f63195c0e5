package dev.orrery.reconcilers.owned;

import java.time.Duration;

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
   * Somebody else changes it again and again, so that it is put right only now and then.
   *
   * @param message who changes what
   * @param pause so long it is left alone, or looked at whether it stays as it is
   */
  record Contested(String message, Duration pause) implements Outcome {}

  /**
   * Nobody knows: no answer, or the object changed in between. To be tried again soon.
   *
   * @param message what happened
   */
  record Unknown(String message) implements Outcome {}
}
