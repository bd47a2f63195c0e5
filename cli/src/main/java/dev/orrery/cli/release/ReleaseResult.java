package dev.orrery.cli.release;

import java.util.List;

/**
 * What {@code orrery release} did, or would do.
 *
 * @param command always {@code release}
 * @param cluster which cluster
 * @param dryRun whether nothing was written
 * @param deployments now placed by the default scheduler
 * @param deleted pending pods of theirs that were deleted, to come again
 * @param left pending pods that wait for Orrery and have another owner: theirs to change
 */
public record ReleaseResult(
    String command,
    String cluster,
    boolean dryRun,
    List<DeploymentRow> deployments,
    List<PodRow> deleted,
    List<PodRow> left) {

  /** Copies the lists. */
  public ReleaseResult {
    deployments = List.copyOf(deployments);
    deleted = List.copyOf(deleted);
    left = List.copyOf(left);
  }
}
