package dev.orrery.cli.report;

import java.util.List;

/**
 * What {@code orrery report} wrote.
 *
 * @param command always {@code report}
 * @param cluster which cluster
 * @param archive path of the archive
 * @param files names of the files in it
 * @param missing what could not be had and why, {@code name: reason}
 */
public record ReportResult(
    String command, String cluster, String archive, List<String> files, List<String> missing) {

  /** Copies the lists. */
  public ReportResult {
    files = List.copyOf(files);
    missing = List.copyOf(missing);
  }
}
