package dev.orrery.kit.subject;

import dev.orrery.kit.lane.Lane;
import dev.orrery.localcluster.proxy.Passage;
import dev.orrery.operator.ExitException;
import dev.orrery.operator.Roles;
import dev.orrery.operator.role.ProcessEnd;
import dev.orrery.operator.settings.Settings;
import java.util.Set;
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
            Set.of(),
            launch.kubeconfigs(),
            "127.0.0.1",
            0,
            false,
            launch.spec().terms(),
            launch.spec().resync());
    Roles roles = new Roles(settings, launch.name(), end);
    roles.start();
    return new Here(launch, roles, end);
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

    @Override
    public void exit(ExitException reason) {
      why = String.valueOf(reason.getMessage());
      ended = true;
    }

    @Override
    public void halt() {
      why = "halted";
      ended = true;
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
      if (!end.ended) {
        end.halt();
      }
      launch.proxy().passage(Passage.BROKEN);
      if (end.closed.compareAndSet(false, true)) {
        Thread.ofPlatform().daemon().name("kill-" + launch.name()).start(roles::close);
      }
    }

    @Override
    public void stop() {
      end.closed.set(true);
      roles.close();
      end.halt();
    }
  }
}
