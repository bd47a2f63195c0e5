package dev.orrery.kit.leadership;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.lane.Signal;
import dev.orrery.localcluster.cluster.Component;
import dev.orrery.localcluster.cluster.StoreCopy;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.Passage;
import dev.orrery.localcluster.proxy.Rule;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What costs a leader its place. */
public enum Upheaval {
  /** The process stands still, and goes on when another leads: SIGSTOP, SIGCONT. */
  FREEZE(true, false) {
    @Override
    void strike(Scene scene) throws InterruptedException {
      Signal.STOP.send(scene.victim().running().processId());
    }

    @Override
    void end(Scene scene) throws InterruptedException {
      Signal.CONTINUE.send(scene.victim().running().processId());
    }
  },

  /** SIGKILL, or what comes closest to it in a process that is shared. */
  KILL(false, false) {
    @Override
    void strike(Scene scene) {
      scene.victim().running().kill();
    }
  },

  /** Its connections are broken and refused. */
  PARTITION(false, false) {
    @Override
    void strike(Scene scene) {
      scene.victim().proxy().passage(Passage.BROKEN);
    }
  },

  /** Its connections stay and nothing passes; what it is owed comes when another leads. */
  BLACK_HOLE(false, false) {
    @Override
    void strike(Scene scene) {
      scene.victim().proxy().passage(Passage.SILENT);
    }

    @Override
    void end(Scene scene) {
      scene.victim().proxy().passage(Passage.OPEN);
    }
  },

  /** All that it writes is held up on the way, and arrives when another leads. */
  WRITES_HELD_UP(false, false) {
    @Override
    void strike(Scene scene) {
      scene
          .victim()
          .proxy()
          .faults()
          .add(Rule.always("held", CallMatch.writes(), new Fault.Hold()));
    }

    @Override
    void end(Scene scene) {
      scene.victim().proxy().faults().clear();
    }
  },

  /** Its Lease is deleted while it is in a black hole. */
  LEASE_DELETED(false, false) {
    @Override
    void strike(Scene scene) {
      scene.victim().proxy().passage(Passage.SILENT);
      scene.lane().admin().leases().inNamespace(Lane.SYSTEM).withName(scene.lease()).delete();
    }

    @Override
    void end(Scene scene) {
      scene.victim().proxy().passage(Passage.OPEN);
    }
  },

  /** A stranger writes itself into the Lease once, and is never heard of again. */
  LEASE_STOLEN(false, false) {
    @Override
    void strike(Scene scene) {
      scene
          .lane()
          .admin()
          .leases()
          .inNamespace(Lane.SYSTEM)
          .withName(scene.lease())
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              """
              {"spec": {"holderIdentity": "stranger", "acquireTime": "%1$s", "renewTime": "%1$s"}}
              """
                  .formatted(MICRO_TIME.format(Instant.now())));
    }
  },

  /** It dies, and the clocks of all that may follow are a minute ahead. */
  CLOCK_AHEAD(false, false) {
    @Override
    void prepare(Scene scene) {
      scene.others(Duration.ofMinutes(1));
    }

    @Override
    void strike(Scene scene) {
      scene.victim().running().kill();
    }

    @Override
    void end(Scene scene) {
      scene.clockOfNewcomers(Duration.ZERO);
    }
  },

  /** It dies, and the clocks of all that may follow are a minute behind. */
  CLOCK_BEHIND(false, false) {
    @Override
    void prepare(Scene scene) {
      scene.others(Duration.ofMinutes(-1));
    }

    @Override
    void strike(Scene scene) {
      scene.victim().running().kill();
    }

    @Override
    void end(Scene scene) {
      scene.clockOfNewcomers(Duration.ZERO);
    }
  },

  /** The API server dies and is started again. Time counts from when it is back. */
  API_SERVER_RESTARTED(false, true) {
    @Override
    void strike(Scene scene) {
      scene.lane().cluster().stop(Component.API_SERVER);
      scene.lane().cluster().revive();
    }
  },

  /** The cluster goes back to where it was a leader ago. Time counts from when it is back. */
  RESTORED(false, true) {
    @Override
    void prepare(Scene scene) {
      StoreCopy copy = scene.lane().cluster().copyStore();
      scene.settle();
      scene.replaceLeader();
      scene.settle();
      scene.copy(copy);
    }

    @Override
    void strike(Scene scene) {
      scene.lane().cluster().restoreStore(scene.copy());
    }
  };

  /** As Kubernetes writes the times of a Lease: with all six digits. */
  private static final DateTimeFormatter MICRO_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final boolean needsProcess;
  private final boolean ofTheServer;

  Upheaval(boolean needsProcess, boolean ofTheServer) {
    this.needsProcess = needsProcess;
    this.ofTheServer = ofTheServer;
  }

  /** Whether its victim has to be a process of its own. */
  public boolean needsProcess() {
    return needsProcess;
  }

  /** Whether it befalls the API server, for which all wait. */
  public boolean ofTheServer() {
    return ofTheServer;
  }

  /** What has to be there before. */
  void prepare(Scene scene) {}

  /** The upheaval itself; time counts from when this returns. */
  abstract void strike(Scene scene) throws InterruptedException;

  /** When another leads. */
  void end(Scene scene) throws InterruptedException {}

  /** For people. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
