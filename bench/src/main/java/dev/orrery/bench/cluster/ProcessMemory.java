package dev.orrery.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Resident memory of a process as Linux counts it.
 *
 * @param nowMib now
 * @param peakMib the most it ever had
 */
public record ProcessMemory(double nowMib, double peakMib) {

  private static final double KIB_PER_MIB = 1_024;

  /** Of a process that lives. */
  public static ProcessMemory of(long pid) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
    return new ProcessMemory(mib(lines, "VmRSS:"), mib(lines, "VmHWM:"));
  }

  private static double mib(List<String> lines, String field) {
    return lines.stream()
            .filter(line -> line.startsWith(field))
            .map(line -> line.replaceAll("\\D", ""))
            .mapToDouble(Double::parseDouble)
            .findFirst()
            .orElse(Double.NaN)
        / KIB_PER_MIB;
  }
}
