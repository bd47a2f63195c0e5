package dev.orrery.localcluster.kubelet;

import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.fleet.FleetException;
import dev.orrery.localcluster.kubelet.api.ApiServer;
import dev.orrery.localcluster.kubelet.control.ControlFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The fake kubelet as a process. Its one argument is the path of a {@link KubeletConfig}. */
public final class Main {

  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final Duration REGISTRATION = Duration.ofMinutes(10);
  private static final Duration CONTROL = Duration.ofMillis(500);
  private static final int STATUS_EVERY = 4;

  private Main() {}

  /** Runs until it is stopped by a signal. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length != 1) {
      err.println(
          "arguments are %d. Maybe give the path of one configuration file."
              .formatted(args.length));
      return USAGE;
    }
    try {
      KubeletConfig config = KubeletConfig.read(Path.of(args[0]));
      KubeletOptions options = config.options();
      ApiServer api = ApiServer.of(Path.of(config.kubeconfig()));
      ControlFolder control =
          config.control() == null ? null : ControlFolder.at(Path.of(config.control()));
      Set<Cut> cuts = control == null ? Set.of() : control.cuts();
      try (FakeKubelet kubelet = FakeKubelet.start(options, api, cuts, Progress.to(out))) {
        kubelet.awaitRegistered(REGISTRATION);
        out.println("ready");
        serve(kubelet, control, cuts);
        return 0;
      }
    } catch (FleetException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return USAGE;
    } catch (IllegalStateException | ExecutionException e) {
      err.println(e.getMessage());
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  /** Follows the control files until the kubelet ends. */
  private static void serve(FakeKubelet kubelet, @Nullable ControlFolder folder, Set<Cut> cuts)
      throws InterruptedException, ExecutionException {
    Set<Cut> inForce = cuts;
    int turn = 0;
    do {
      if (folder != null) {
        Set<Cut> asked = folder.cuts();
        boolean news = !asked.equals(inForce);
        if (news) {
          kubelet.cuts(asked);
          inForce = asked;
        }
        if (news || turn++ % STATUS_EVERY == 0) {
          folder.tell(kubelet.status());
        }
      }
    } while (!kubelet.awaitEnd(CONTROL));
  }
}
