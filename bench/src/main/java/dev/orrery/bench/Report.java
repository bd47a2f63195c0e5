package dev.orrery.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last line of a benchmark: one JSON object with the fields and what they were measured on. */
final class Report {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Report() {}

  /**
   * The object as one line.
   *
   * @param elapsed wall seconds of the whole run
   */
  static String line(
      String bench,
      BenchResult result,
      BenchOptions options,
      @Nullable String dataDigest,
      double elapsed) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>(result.fields());
    object.put("bench", bench);
    object.put("seed", options.seed);
    if (options.seeds != null) {
      object.put("seeds", options.seeds.toString());
    }
    object.put("seconds", options.seconds);
    object.put("elapsed_s", Math.round(elapsed * 1000) / 1000.0);
    object.put("versions", versions(result));
    object.put("load_average", loadAverage());
    object.put("data_digest", dataDigest);
    object.put("marks", marks(result));
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(
          "a field of " + bench + " is no JSON. Maybe it is a type without getters.", unwritable);
    }
  }

  private static Map<String, String> versions(BenchResult result) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("orrery", ownVersion());
    versions.put("java", System.getProperty("java.vm.version", "unknown"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    versions.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    versions.putAll(result.versions());
    return versions;
  }

  /** Orrery's version as its jar names it; {@code development} when run from class files. */
  static String ownVersion() {
    String own = Report.class.getPackage().getImplementationVersion();
    return own == null ? "development" : own;
  }

  /** The last minute's run queue, or null where the system does not tell. */
  private static @Nullable Double loadAverage() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? null : Math.round(load * 100) / 100.0;
  }

  private static Map<String, Object> marks(BenchResult result) {
    Map<String, Object> marks = new LinkedHashMap<>();
    result
        .marks()
        .forEach(
            (name, mark) -> {
              Map<String, Object> fields = new LinkedHashMap<>();
              fields.put("value", mark.value());
              fields.put("mark", mark.mark());
              fields.put("met", mark.met());
              marks.put(name, fields);
            });
    return marks;
  }
}
