package dev.orrery.localcluster.kubelet.pod;

import org.jspecify.annotations.Nullable;

/** Where one container stands. Times are milliseconds since the epoch. */
public sealed interface ContainerState {

  /** How often it was started again. */
  int restarts();

  /** How it ended before, absent when it never did. */
  @Nullable Terminated last();

  /**
   * Not started yet, or waiting to be started again.
   *
   * @param notBefore when its back-off ends; 0 at first
   * @param restarts so far
   * @param last how it ended before
   */
  record Waiting(long notBefore, int restarts, @Nullable Terminated last)
      implements ContainerState {

    /** As a pod begins. */
    public static final Waiting FIRST = new Waiting(0, 0, null);
  }

  /**
   * Running.
   *
   * @param since start
   * @param restarts so far
   * @param last how it ended before
   */
  record Running(long since, int restarts, @Nullable Terminated last) implements ContainerState {}

  /**
   * Ended.
   *
   * @param startedAt start
   * @param finishedAt end
   * @param exitCode 0 to 255
   * @param restarts so far
   */
  record Terminated(long startedAt, long finishedAt, int exitCode, int restarts)
      implements ContainerState {
    @Override
    public @Nullable Terminated last() {
      return null;
    }

    /** {@code Completed} or {@code Error}. */
    public String reason() {
      return exitCode == 0 ? "Completed" : "Error";
    }
  }
}
