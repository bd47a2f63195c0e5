package dev.orrery.kit.budget;

import dev.orrery.kube.disruption.ClaimDesk;
import dev.orrery.kube.disruption.ClaimPace;
import dev.orrery.kube.disruption.ClaimProcessRef;
import dev.orrery.kube.disruption.SeenClaim;
import dev.orrery.plan.Seed;
import dev.orrery.plan.disruption.Activity;
import dev.orrery.plan.disruption.Claim;
import dev.orrery.plan.disruption.ClaimRequest;
import dev.orrery.plan.disruption.FreezeWindow;
import dev.orrery.plan.disruption.Grant;
import dev.orrery.plan.disruption.HolderRef;
import dev.orrery.plan.disruption.Limits;
import dev.orrery.plan.disruption.Permit;
import dev.orrery.reconcilers.disruption.ClaimReconciler;
import dev.orrery.reconcilers.disruption.Liveness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One run: up to eight holders and the reconciler, everything drawn from one seed. */
final class World {

  /** What becomes of a call. */
  enum Fate {
    ANSWERED,
    CRASH_BEFORE,
    CRASH_AFTER,
    LOST_BEFORE,
    LOST_AFTER,
    LATE
  }

  private static final List<Activity> ACTIVITIES = List.of(Activity.values());
  private static final Duration TTL = Duration.ofSeconds(10);

  final ModelServer server;
  private final RandomGenerator random;
  private final Baton baton;
  private final List<Line> lines = new ArrayList<>();
  private final List<Supplier<?>> late = new ArrayList<>();
  private final Set<String> deadProcesses = new HashSet<>();
  private final Set<String> goneHolders = new HashSet<>();
  private boolean quiet;
  int held;
  int ended;
  int crashes;

  World(long seed, ModelServer.Flaw flaw) {
    random = new Seed(seed).random("interleaving");
    Limits limits =
        new Limits(
            1 + random.nextInt(4),
            random.nextBoolean() ? null : 1 + random.nextInt(2),
            1 + random.nextInt(2),
            random.nextInt(3) > 0 ? null : 3 + random.nextInt(8));
    server = new ModelServer(flaw, limits, frozen());
    baton = new Baton(random);
    int holders = 2 + random.nextInt(7);
    for (int i = 0; i < holders; i++) {
      // Some acts have two processes at work: one that does not know that it was followed.
      int act = random.nextInt(8) == 0 ? Math.max(0, i - 1) : i;
      int number = i;
      var runner = new Baton.Runner[1];
      runner[0] = baton.add(() -> live(number, act, runner));
    }
    var runner = new Baton.Runner[1];
    runner[0] = baton.add(() -> lookAfter(runner));
  }

  /** In some runs a minute, soon after the begin, in which some activities are held back. */
  private List<FreezeWindow> frozen() {
    if (random.nextInt(4) > 0) {
      return List.of();
    }
    Set<Activity> activities =
        random.nextBoolean() ? Set.of() : Set.of(ACTIVITIES.get(random.nextInt(ACTIVITIES.size())));
    return List.of(
        FreezeWindow.of("drawn", ModelServer.FREEZES, "UTC", Duration.ofMinutes(1), activities));
  }

  /** Runs it; what was wrong, nothing when all is well. */
  List<String> run() {
    Throwable failure = baton.race();
    if (failure != null) {
      server.complain("threw " + failure);
    }
    server.judgeTheEnd();
    return server.complaints();
  }

  /** A holder: acts one after the other, with a new process after a crash. */
  private void live(int number, int act, Baton.Runner[] runner) {
    int incarnation = 0;
    int acts = 1 + random.nextInt(3);
    for (int i = 0; i < acts; i++) {
      String identity = number + "." + incarnation;
      Line line = new Line(this, new ClaimProcessRef(identity, "lease"), () -> runner[0]);
      lines.add(line);
      try {
        act(line, request(act, i));
      } catch (Crash crash) {
        crashes++;
        line.believed = null;
        lines.remove(line);
        deadProcesses.add(identity);
        if (random.nextInt(3) == 0) {
          goneHolders.add("holder-" + act);
          return;
        }
        incarnation++;
        i -= random.nextInt(2); // the new process takes the act up again, or leaves it
      }
      lines.remove(line);
    }
  }

  private void act(Line line, ClaimRequest request) {
    var desk = new ClaimDesk(line, line, line, pace());
    Duration patience = Duration.ofMillis(random.nextInt(3) * 4_000L);
    if (desk.claim(request, patience) instanceof Grant.Held(Permit permit)) {
      held++;
      line.believed =
          Objects.requireNonNull(server.list(0)).claims().stream()
              .filter(claim -> claim.claim().name().equals(permit.name()))
              .filter(claim -> claim.process().identity().equals(line.self().identity()))
              .findFirst()
              .orElse(null);
      judge();
      for (int step = random.nextInt(4); step > 0; step--) {
        String stop = server.stop;
        if (!permit.check().mayProceed()) {
          break;
        }
        if (stop != null) {
          server.complain(permit.name() + " went on under the kill switch");
        }
        if (line.overdue()) {
          server.complain(permit.name() + " went on after its time");
        }
        judge();
      }
      line.believed = null;
      permit.release();
      permit.release();
    }
  }

  private void lookAfter(Baton.Runner[] runner) {
    ClaimReconciler reconciler = reconciler(runner);
    while (baton.left() > 1) {
      try {
        reconciler.look();
      } catch (Crash crash) {
        reconciler = reconciler(runner);
      }
      if (random.nextInt(60) == 0) {
        server.stop = "drawn by chance";
      }
      if (!server.lost() && random.nextInt(120) == 0) {
        server.lose();
      }
    }
    quiet = true;
    late.forEach(World::arrive);
    late.clear();
    reconciler = reconciler(runner);
    for (int i = 0; i < 20; i++) {
      reconciler.look();
      server.nanos += 1_000_000_000L;
    }
  }

  private ClaimReconciler reconciler(Baton.Runner[] runner) {
    Line line = new Line(this, new ClaimProcessRef("reconciler", "lease"), () -> runner[0]);
    return new ClaimReconciler(
        line,
        line,
        line,
        new Known(),
        server::now,
        () -> server.nanos,
        server::lost,
        (seen, end) -> ended++);
  }

  private ClaimPace pace() {
    return new ClaimPace(
        () -> server.nanos,
        server::now,
        random,
        duration -> {
          server.nanos += duration.toNanos();
          return true;
        });
  }

  private static ClaimRequest request(int act, int number) {
    String holder = "holder-" + act;
    return new ClaimRequest(
        "act-" + number,
        ACTIVITIES.get(act % ACTIVITIES.size()),
        "a test",
        new HolderRef("v1", "Holder", "holders", "", holder, holder),
        List.of(),
        act % 3 == 0 ? "" : "zone-" + act % 2,
        act % 4 == 0 ? "" : "Deployment/ns/w" + act % 2,
        TTL);
  }

  /** Time goes on: mostly a little, now and then longer than a claim lives. */
  void pass() {
    server.nanos += 1_000_000L * (1 + random.nextInt(40));
    if (!quiet && random.nextInt(60) == 0) {
      server.nanos += 1_000_000L * random.nextInt(15_000);
    }
    if (!late.isEmpty() && random.nextInt(3) == 0) {
      arrive(late.remove(random.nextInt(late.size())));
    }
  }

  Fate fate() {
    int drawn = quiet ? 100 : random.nextInt(100);
    return switch (drawn) {
      case 0 -> Fate.CRASH_BEFORE;
      case 1, 2 -> Fate.CRASH_AFTER;
      case 3 -> Fate.LOST_BEFORE;
      case 4, 5 -> Fate.LOST_AFTER;
      case 6, 7 -> Fate.LATE;
      default -> Fate.ANSWERED;
    };
  }

  /** How old what is read is, in revisions. */
  int age() {
    return quiet || random.nextInt(10) > 0 ? 0 : random.nextInt(20);
  }

  void later(Supplier<?> act) {
    late.add(act);
  }

  private static void arrive(Supplier<?> act) {
    var _ = act.get();
  }

  /** What holders believe at this moment must not exceed the limits either. */
  void judge() {
    Map<String, Claim> believed = new HashMap<>();
    for (Line line : lines) {
      var claim = line.believed;
      if (claim != null && line.confident() && !goneHolders.contains(claim.holder().uid())) {
        believed.put(claim.claim().uid(), claim.claim());
      }
    }
    server.judgeLimits(List.copyOf(believed.values()), "believed in");
  }

  /** The reconciler has removed a claim: nobody may rightly count on it. */
  void judgeEnd(SeenClaim claim) {
    if (!goneHolders.contains(claim.holder().uid())
        && lines.stream().anyMatch(line -> line.rightlyCountsOn(claim))) {
      server.complain(claim.claim().name() + " was ended under its holder");
    }
  }

  private final class Known implements Liveness {
    @Override
    public Life holder(HolderRef holder) {
      return goneHolders.contains(holder.uid()) ? Life.GONE : Life.ALIVE;
    }

    @Override
    public Life process(ClaimProcessRef process) {
      return deadProcesses.contains(process.identity()) ? Life.GONE : Life.UNKNOWN;
    }
  }

  static @Nullable String firstFailure(long seeds, ModelServer.Flaw flaw) {
    for (long seed = 0; seed < seeds; seed++) {
      List<String> complaints = new World(seed, flaw).run();
      if (!complaints.isEmpty()) {
        return "seed " + seed + ": " + complaints;
      }
    }
    return null;
  }
}
