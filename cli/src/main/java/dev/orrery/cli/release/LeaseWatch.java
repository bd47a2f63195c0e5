package dev.orrery.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.cli.cluster.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells whether an operator leads. A Lease is held while its holder renews it; the times in it are
 * another host's clock, so it is the renewing that is looked for, as the electors do.
 */
final class LeaseWatch {

  private static final String LEASES =
      "/apis/coordination.k8s.io/v1/namespaces/orrery-system/leases";
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final long LONGEST_SECONDS = 60;

  private final Api api;
  private final Pause pause;

  /** A way to let time pass. */
  @FunctionalInterface
  interface Pause {
    /** Returns when the time has passed. */
    void sleep(Duration time) throws InterruptedException;
  }

  LeaseWatch(Api api, Pause pause) {
    this.api = api;
    this.pause = pause;
  }

  /** A Lease with a holder, as it was at one look. */
  private record Held(String holder, String renewed, long seconds) {}

  /**
   * The Leases that somebody renews, as {@code name held by holder}. Looks once where no Lease
   * names a holder, else for as long as a Lease lasts.
   */
  List<String> renewed() throws InterruptedException {
    Map<String, Held> first = look();
    long patience = first.values().stream().mapToLong(Held::seconds).max().orElse(0);
    Duration left = Duration.ofSeconds(Math.min(patience, LONGEST_SECONDS));
    while (left.isPositive()) {
      pause.sleep(PAUSE);
      left = left.minus(PAUSE);
      List<String> changed = changed(first, look());
      if (!changed.isEmpty()) {
        return changed;
      }
    }
    return List.of();
  }

  /** How many Leases name a holder. */
  boolean anyNamesHolder() {
    return !look().isEmpty();
  }

  private static List<String> changed(Map<String, Held> before, Map<String, Held> now) {
    List<String> changed = new ArrayList<>();
    now.forEach(
        (name, held) -> {
          Held earlier = before.get(name);
          if (earlier == null || !earlier.renewed().equals(held.renewed())) {
            changed.add(name + " held by " + held.holder());
          }
        });
    return changed;
  }

  private Map<String, Held> look() {
    Map<String, Held> found = new HashMap<>();
    for (JsonNode lease : api.list(LEASES)) {
      JsonNode spec = lease.path("spec");
      String name = lease.path("metadata").path("name").asText();
      String holder = spec.path("holderIdentity").asText();
      if (name.startsWith("orrery") && !holder.isEmpty()) {
        long seconds = spec.path("leaseDurationSeconds").asLong(15);
        found.put(name, new Held(holder, spec.path("renewTime").asText(), seconds));
      }
    }
    return found;
  }
}
