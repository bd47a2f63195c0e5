package dev.orrery.cli.explain;

import dev.orrery.cli.output.Style;
import dev.orrery.cli.output.Table;
import dev.orrery.plan.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Explanations for people. */
final class ExplainText {

  private static final int MOST_PODS = 40;

  private final Style style;

  ExplainText(Style style) {
    this.style = style;
  }

  List<String> lines(ExplainResult result) {
    return result.kind().equals("pod") ? pod(result.pods().getFirst()) : workload(result);
  }

  private List<String> pod(PodView pod) {
    List<String> lines = new ArrayList<>();
    String name = style.strong(pod.namespace() + "/" + pod.name());
    lines.add(name + " is " + pod.summary() + ".");
    if (pod.decided() != null) {
      lines.add("");
      lines.add("When it was placed:");
      Table table = candidates();
      row(table, pod.decided().chosen());
      pod.decided().runnersUp().forEach(other -> row(table, other));
      table.lines().forEach(line -> lines.add("  " + line));
    }
    if (!pod.candidates().isEmpty()) {
      lines.add("");
      lines.add(pod.admitting() + " of " + pod.nodes() + " nodes admit it now; the best:");
      Table table = candidates();
      pod.candidates().forEach(one -> row(table, one));
      table.lines().forEach(line -> lines.add("  " + line));
    }
    lines.addAll(rejections(pod));
    lines.addAll(changes(pod));
    return lines;
  }

  private static Table candidates() {
    return new Table("node", "score", "behind", "parts");
  }

  private static void row(Table table, PodView.CandidateView one) {
    table.row(one.node(), number(one.score()), number(one.behindBest()), parts(one.parts()));
  }

  private static String parts(List<Score.Part> parts) {
    return parts.stream()
        .map(part -> part.name() + " " + number(part.value()))
        .collect(Collectors.joining(", "));
  }

  private List<String> rejections(PodView pod) {
    if (pod.rejections().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of("", "Nodes that do not, by the first reason:"));
    Table table = new Table("nodes", "why", "such as");
    pod.rejections()
        .forEach(
            one ->
                table.row(
                    one.nodes(),
                    one.text().replaceFirst("^[0-9]+ ", ""),
                    String.join(", ", one.examples())));
    table.lines().forEach(line -> lines.add("  " + line));
    return lines;
  }

  private List<String> changes(PodView pod) {
    if (pod.node() != null || pod.admitting() > 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    if (pod.smallestChange().isEmpty()) {
      lines.add("No change to the pod alone was found that would admit it.");
    } else {
      lines.add("The smallest change that admits it:");
      pod.smallestChange().forEach(change -> lines.add("  " + style.good(change.text())));
    }
    lines.add(
        pod.moreNodesHelp()
            ? "Another node like those that are there would take it as it is."
            : "More nodes like those that are there would not take it.");
    return lines;
  }

  private List<String> workload(ExplainResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        style.strong(result.namespace() + "/" + result.name())
            + ": "
            + result.placed()
            + " pods placed, "
            + result.pending()
            + " pending.");
    Map<String, Integer> reasons = new LinkedHashMap<>();
    for (PodView pod : result.pods()) {
      if (pod.node() == null) {
        reasons.merge(pod.summary(), 1, Integer::sum);
      }
    }
    reasons.forEach((reason, pods) -> lines.add("  " + pods + " " + style.warning(reason)));
    lines.add("");
    Table table = new Table("pod", "node", "rank", "of nodes", "scheduler");
    result.pods().stream()
        .limit(MOST_PODS)
        .forEach(
            pod ->
                table.row(
                    pod.name(),
                    pod.node() == null ? "pending" : pod.node(),
                    pod.rank() == 0 ? "-" : pod.rank(),
                    pod.admitting(),
                    pod.scheduler()));
    lines.addAll(table.lines());
    if (result.pods().size() > MOST_PODS) {
      lines.add("and " + (result.pods().size() - MOST_PODS) + " more; all with --output json");
    }
    return lines;
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.equals("-0.000") ? "0.000" : text;
  }
}
