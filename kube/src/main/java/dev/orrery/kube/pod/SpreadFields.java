package dev.orrery.kube.pod;

import dev.orrery.kube.json.FieldTable;
import dev.orrery.kube.json.JsonCursor;
import dev.orrery.scheduler.model.LabelSelector;
import dev.orrery.scheduler.model.SpreadConstraint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Topology spread constraints. */
final class SpreadFields {

  static final FieldTable<Draft> CONSTRAINT =
      FieldTable.<Draft>of("io.k8s.api.core.v1.TopologySpreadConstraint")
          .number("maxSkew", (spread, skew) -> spread.maxSkew = skew)
          .text("topologyKey", (spread, key) -> spread.topologyKey = key)
          .value(
              "whenUnsatisfiable",
              (in, spread) -> {
                switch (in.text()) {
                  case "", "DoNotSchedule" -> spread.hard = true;
                  case "ScheduleAnyway" -> spread.hard = false;
                  default -> in.unknown();
                }
              })
          .value("labelSelector", (in, spread) -> spread.selector = SelectorFields.selector(in))
          .number("minDomains", (spread, domains) -> spread.minDomains = domains)
          .value("nodeAffinityPolicy", (in, spread) -> spread.honorAffinity = honors(in, true))
          .value("nodeTaintsPolicy", (in, spread) -> spread.honorTaints = honors(in, false))
          .texts("matchLabelKeys", (spread, key) -> spread.matchLabelKeys.add(key));

  private SpreadFields() {}

  private static boolean honors(JsonCursor in, boolean absent) throws IOException {
    return switch (in.text()) {
      case "Honor" -> true;
      case "Ignore" -> false;
      case "" -> absent;
      default -> {
        in.unknown();
        yield absent;
      }
    };
  }

  /** A constraint as written. */
  static final class Draft {
    int maxSkew = 1;
    String topologyKey = "";
    boolean hard = true;
    LabelSelector selector = LabelSelector.NOTHING;
    int minDomains = 1;
    boolean honorAffinity = true;
    boolean honorTaints;
    final List<String> matchLabelKeys = new ArrayList<>();

    SpreadConstraint finish(Map<String, String> labels) {
      LabelSelector merged = LabelKeys.match(selector, matchLabelKeys, labels);
      return new SpreadConstraint(
          maxSkew, topologyKey, hard, merged, minDomains, honorAffinity, honorTaints);
    }
  }
}
