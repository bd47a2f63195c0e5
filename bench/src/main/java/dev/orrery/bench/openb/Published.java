package dev.orrery.bench.openb;

import dev.orrery.bench.CsvTable;
import dev.orrery.bench.DataFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was published for one trace: GPU allocated when 130 % has arrived, in per cent, by seed.
 *
 * @param fgd of fragmentation gradient descent; empty when the trace was not among the published
 * @param bestFit of best fit
 */
record Published(Map<Long, Double> fgd, Map<Long, Double> bestFit) {

  private static final String FILE = "openb/expected_allo_discrete.csv.gz";

  static Published read(DataFolder data, String trace) throws IOException {
    try (BufferedReader text = data.open(FILE, OpenbTrace.SOURCE)) {
      CsvTable table = CsvTable.read(FILE, text);
      return new Published(of(table, trace, "06-FGD"), of(table, trace, "05-BestFit"));
    }
  }

  private static Map<Long, Double> of(CsvTable table, String trace, String policy) {
    Map<Long, Double> bySeed = new TreeMap<>();
    for (int i = 0; i < table.size(); i++) {
      if (table.text(i, "workload").equals("openb_pod_list_" + trace)
          && table.text(i, "sc_policy").equals(policy)) {
        bySeed.put((long) table.whole(i, "seed"), table.number(i, "130"));
      }
    }
    return bySeed;
  }

  /** The mean over all published seeds; not a number when there are none. */
  static double mean(Map<Long, Double> bySeed) {
    return bySeed.values().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
