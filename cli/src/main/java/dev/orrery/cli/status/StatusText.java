package dev.orrery.cli.status;

import dev.orrery.cli.output.Style;
import dev.orrery.cli.output.Table;
import java.util.ArrayList;
import java.util.List;

/** The status for people. */
public final class StatusText {

  private final Style style;

  /** In this style. */
  public StatusText(Style style) {
    this.style = style;
  }

  /** All lines of it. */
  public List<String> lines(StatusResult status) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(status));
    FleetView fleet = status.fleet();
    if (fleet != null) {
      lines.add("");
      lines.addAll(fleet(fleet));
    }
    lines.add("");
    lines.addAll(processes(status.processes()));
    if (!status.addresses().isEmpty()) {
      Table addresses = new Table("server", "address");
      status.addresses().forEach(addresses::row);
      lines.addAll(addresses.lines());
    }
    if (status.running()) {
      lines.add("");
      lines.add("export KUBECONFIG=" + status.kubeconfig());
    }
    return lines;
  }

  private String headline(StatusResult status) {
    String state = status.running() ? style.good("running") : style.bad("not running");
    return "cluster "
        + style.strong(status.cluster())
        + " ("
        + status.backend()
        + "): "
        + state
        + (status.seconds() == null ? "" : String.format(" after %.1f s", status.seconds()));
  }

  private List<String> fleet(FleetView fleet) {
    List<String> lines = new ArrayList<>();
    Table nodes = new Table("placement", "nodes", "used", "lower bound", "gap");
    nodes.row(
        fleet.mode(),
        fleet.nodes(),
        fleet.nodesUsed(),
        fleet.lowerBound(),
        percent(fleet.nodesUsed() - fleet.lowerBound(), fleet.lowerBound()));
    lines.addAll(nodes.lines());
    if (!fleet.gap().isEmpty()) {
      Table table = new Table("resource", "lower bound", "of the used");
      for (FleetView.Gap one : fleet.gap()) {
        String share = percent(one.lowerBound(), fleet.nodesUsed());
        table.row(one.dimension(), one.lowerBound(), share);
      }
      lines.add("");
      lines.addAll(table.lines());
    }
    lines.add("");
    lines.addAll(pods(fleet));
    return lines;
  }

  private List<String> pods(FleetView fleet) {
    Table pods = new Table("pods", "count");
    pods.row(style.good("placed"), fleet.podsPlaced());
    fleet.pending().forEach(one -> pods.row(style.warning("pending: " + one.reason()), one.pods()));
    return pods.lines();
  }

  private List<String> processes(List<StatusResult.ProcessView> processes) {
    if (processes.isEmpty()) {
      return List.of();
    }
    Table table = new Table("process", "pid", "state");
    processes.forEach(
        one ->
            table.row(
                one.name(), one.pid(), one.alive() ? style.good("runs") : style.bad("ended")));
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    return lines;
  }

  private static String percent(int part, int whole) {
    return whole == 0 ? "-" : String.format("%.1f %%", 100.0 * part / whole);
  }
}
