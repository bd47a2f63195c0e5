package dev.orrery.bench.openb;

import dev.orrery.bench.CsvTable;
import dev.orrery.bench.DataFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The nodes and the pods of one trace.
 *
 * @param nodes all GPU nodes, by name
 * @param pods in the file's order
 */
public record OpenbTrace(List<Machine> nodes, List<Task> pods) {

  /** Where the files come from. */
  public static final String SOURCE =
      "hkust-adsl/kubernetes-scheduler-simulator: data/csv, experiments/analysis/expected_results";

  private static final String NODES = "openb/openb_node_list_gpu_node.csv";

  /** A node: thousandths of a core, MiB, GPUs of one model. */
  public record Machine(String name, int cpuMilli, int memoryMib, int gpus, String model) {}

  /**
   * A pod.
   *
   * @param milli thousandths of each of its GPUs; 0 without GPUs
   * @param models the GPU models that will do; empty when any will
   */
  public record Task(
      String name, int cpuMilli, int memoryMib, int gpus, int milli, Set<String> models) {

    /** Thousandths of a GPU over all its GPUs. */
    public int gpuMilli() {
      return gpus * milli;
    }
  }

  /**
   * Reads a trace.
   *
   * @param trace the end of the pod file's name, for example {@code "default"}
   */
  public static OpenbTrace read(DataFolder data, String trace) throws IOException {
    String podFile = "openb/openb_pod_list_" + trace + ".csv";
    try (BufferedReader nodes = data.open(NODES, SOURCE);
        BufferedReader pods = data.open(podFile, SOURCE)) {
      return new OpenbTrace(
          machines(CsvTable.read(NODES, nodes)), tasks(CsvTable.read(podFile, pods)));
    }
  }

  /** Thousandths of a GPU in the whole cluster. */
  public long capacity() {
    return nodes.stream().mapToLong(node -> node.gpus() * 1000L).sum();
  }

  private static List<Machine> machines(CsvTable table) {
    return IntStream.range(0, table.size())
        .mapToObj(
            i ->
                new Machine(
                    table.text(i, "sn"),
                    table.whole(i, "cpu_milli"),
                    table.whole(i, "memory_mib"),
                    table.whole(i, "gpu"),
                    table.text(i, "model")))
        .toList();
  }

  private static List<Task> tasks(CsvTable table) {
    return IntStream.range(0, table.size())
        .mapToObj(
            i -> {
              int gpus = table.whole(i, "num_gpu");
              return new Task(
                  table.text(i, "name"),
                  table.whole(i, "cpu_milli"),
                  table.whole(i, "memory_mib"),
                  gpus,
                  gpus == 0 ? 0 : table.whole(i, "gpu_milli"),
                  table.has("gpu_spec") ? models(table.text(i, "gpu_spec")) : Set.of());
            })
        .toList();
  }

  private static Set<String> models(String spec) {
    return Arrays.stream(spec.split("\\|"))
        .filter(model -> !model.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
