package dev.orrery.localcluster.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the node list of the public openb trace: name, milli-CPU, MiB, GPUs, GPU model. */
final class OpenbFleet {

  private static final String HEADER = "sn,cpu_milli,memory_mib,gpu,model";
  private static final int MOST_PODS = 250;

  private OpenbFleet() {}

  static FleetSpec read(Path csv) {
    if (!Files.isRegularFile(csv)) {
      throw new FleetException(
          "--fleet is openb, but %s is missing. Maybe give --data or ORRERY_BENCH_DATA: the folder with openb/ from hkust-adsl/kubernetes-scheduler-simulator (data/csv)."
              .formatted(csv));
    }
    try {
      return parse(Files.readAllLines(csv), csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FleetSpec parse(List<String> lines, Path csv) {
    if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
      throw new FleetException(
          "first line of %s is not %s. Maybe it is another file.".formatted(csv, HEADER));
    }
    List<NodeGroup> groups = new ArrayList<>();
    lines.stream()
        .skip(1)
        .filter(line -> !line.isBlank())
        .map(OpenbFleet::node)
        .forEach(groups::add);
    return new FleetSpec(groups);
  }

  private static NodeGroup node(String line) {
    String[] field = line.strip().split(",", -1);
    if (field.length != 5) {
      throw new FleetException(
          "line of the openb node list is '%s'. Maybe the file is cut off.".formatted(line));
    }
    int gpus = Integer.parseInt(field[3]);
    Map<String, String> extended =
        gpus == 0 ? Map.of() : Map.of("nvidia.com/gpu", Integer.toString(gpus));
    Map<String, String> labels =
        field[4].isEmpty() ? Map.of() : Map.of("nvidia.com/gpu.product", field[4]);
    String type = "openb-" + (field[4].isEmpty() ? "cpu" : field[4].toLowerCase(Locale.ROOT));
    return new NodeGroup(
        field[0],
        1,
        field[1] + "m",
        field[2] + "Mi",
        MOST_PODS,
        null,
        extended,
        null,
        null,
        type,
        null,
        null,
        labels,
        null,
        null);
  }
}
