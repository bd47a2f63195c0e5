package dev.orrery.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.Supervisor;
import java.nio.file.Path;

/** What only this machine knows of a local cluster: its processes and their logs. */
final class MachineFiles {

  private static final int LOG_LINES = 2000;

  private final Bundle bundle;
  private final Gathering gathering;

  MachineFiles(Bundle bundle, Gathering gathering) {
    this.bundle = bundle;
    this.gathering = gathering;
  }

  /** Adds the processes of the cluster in this folder. */
  void gather(Path home) {
    var processes = JsonNodeFactory.instance.arrayNode();
    for (ClusterProcess process : Supervisor.list(home)) {
      processes
          .addObject()
          .put("name", process.name())
          .put("alive", process.alive())
          .put("started", process.started().toString());
      String log = String.join("\n", process.lastLines(LOG_LINES));
      gathering.attempt("logs/" + process.name() + ".log", name -> bundle.add(name, log + "\n"));
    }
    bundle.add("machine/processes.json", processes);
  }
}
