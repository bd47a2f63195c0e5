package dev.orrery.kit.subject;

import dev.orrery.kit.lane.Lane;
import dev.orrery.localcluster.proxy.Passage;
import dev.orrery.operator.ExitException;
import dev.orrery.operator.Roles;
import dev.orrery.operator.role.ProcessEnd;
import dev.orrery.operator.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * The operator's roles in this JVM, wired as in the program. A kill cuts it off the cluster first,
 * so that what its threads still do is not seen there, and then takes it down.
 */
public final class InProcess implements Subject {

  @Override
  public Running start(Launch launch) {
    var end = new End();
    Settings settings =
        new Settings(
            launch.spec().roles(),
            Lane.SYSTEM,
            launch.spec().namespaces(),
            launch.kubeconfigs(),
            "127.0.0.1",
            0,
            false,
            launch.spec().terms(),
            launch.spec().resync());
    InstantSource clock = InstantSource.system();
    Duration wrong = launch.spec().clockError();
    Roles roles = new Roles(settings, launch.name(), end, () -> clock.instant().plus(wrong));
    var here = new Here(launch, roles, end);
    end.onHalt(here::cutOff);
    roles.start();
    return here;
  }

  @Override
  public String name() {
    return "in process";
  }

  /** Notes that the process would have ended. */
  private static final class End implements ProcessEnd {
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean ended;
    private volatile String why = "";
    private volatile Runnable onHalt = () -> {};

    void onHalt(Runnable act) {
      onHalt = act;
    }

    @Override
    public void exit(ExitException reason) {
      why = String.valueOf(reason.getMessage());
      ended = true;
      onHalt.run();
    }

    void stopped() {
      why = "stopped";
      ended = true;
    }

    @Override
    public void halt() {
      why = "halted";
      ended = true;
      onHalt.run();
    }
  }

  private record Here(Launch launch, Roles roles, End end) implements Running {

    @Override
    public boolean ready() {
      return !end.ended
          && roles.health().values().stream().allMatch(health -> health.get().ready());
    }

    @Override
    public String state() {
      return end.ended
          ? "ended: " + end.why
          : roles.health().entrySet().stream()
              .map(role -> role.getKey().text() + ": " + role.getValue().get().text())
              .collect(Collectors.joining(", "));
    }

    @Override
    public boolean ended() {
      return end.ended;
    }

    @Override
    public void kill() {
      end.halt();
    }

    /** In a process all would end at once; here nothing more gets out, and the threads follow. */
    private void cutOff() {
      launch.proxy().passage(Passage.BROKEN);
      if (end.closed.compareAndSet(false, true)) {
        var _ = Thread.ofPlatform().daemon().name("kill-" + launch.name()).start(roles::close);
      }
    }

    @Override
    public void stop() {
      end.closed.set(true);
      roles.close();
      end.stopped();
    }
  }
}
