package dev.orrery.kit.budget;

import dev.orrery.kube.disruption.ClaimListing;
import dev.orrery.kube.disruption.ClaimProcessRef;
import dev.orrery.kube.disruption.SeenClaim;
import dev.orrery.kube.register.Register;
import dev.orrery.plan.disruption.Activity;
import dev.orrery.plan.disruption.Claim;
import dev.orrery.plan.disruption.ClaimRequest;
import dev.orrery.plan.disruption.FreezeWindow;
import dev.orrery.plan.disruption.Holding;
import dev.orrery.plan.disruption.Ledger;
import dev.orrery.plan.disruption.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an API server does with one ConfigMap and with claims: every write has a revision, a swap is
 * refused unless it names the newest, a deletion unless uid and revision are the newest. Every
 * ledger that is written is judged.
 */
final class ModelServer {

  /** What may be wrong with it, so that the test can be seen to fail. */
  enum Flaw {
    NONE,
    /** A swap is carried out whatever it had seen. */
    BLIND_SWAP,
    /** A deletion is carried out whatever it had seen. */
    BLIND_DELETE,
    /** An old list claims to be new. */
    LYING_LIST
  }

  /** Just before something may be frozen. */
  static final Instant BEGIN = Instant.parse("2026-03-01T12:00:55Z");

  /** When windows open, each for a minute: {@link #inWindow} knows it without the schedule. */
  static final String FREEZES = "1 12 1 3 *";

  private static final Instant FROZEN = Instant.parse("2026-03-01T12:01:00Z");
  private static final Duration LENGTH = Duration.ofMinutes(1);

  final Flaw flaw;
  final Limits limits;
  final List<FreezeWindow> windows;
  long nanos;
  @Nullable String stop;
  private long revision = 1;
  private int oldestList;
  private boolean lost;

  /** When the newest ledger was written. */
  private Instant changed = BEGIN;

  private final List<Register.Entry<Ledger>> ledgers = new ArrayList<>();
  private final List<ClaimListing> lists = new ArrayList<>();
  private final TreeMap<String, SeenClaim> claims = new TreeMap<>();
  private final Set<String> held = new HashSet<>();
  private final Map<String, Integer> admitted = new HashMap<>();
  private final Map<String, Integer> released = new HashMap<>();
  private final List<Long> admissions = new ArrayList<>();
  private final Set<String> takenOver = new HashSet<>();
  private final List<String> complaints = new ArrayList<>();

  ModelServer(Flaw flaw, Limits limits, List<FreezeWindow> windows) {
    this.flaw = flaw;
    this.windows = List.copyOf(windows);
    this.limits = limits;
    ledgers.add(new Register.Entry<>(Ledger.EMPTY, "1"));
    remember();
  }

  Instant now() {
    return BEGIN.plusNanos(nanos);
  }

  List<String> complaints() {
    return complaints;
  }

  void complain(String what) {
    complaints.add(what);
  }

  /** The ledger as it was this many revisions ago. */
  Register.Entry<Ledger> ledger(int ago) {
    return ledgers.get(Math.max(0, ledgers.size() - 1 - ago));
  }

  /** Somebody deletes the ledger; whoever saw that it is gone has no list from before. */
  void lose() {
    revision++;
    ledgers.add(new Register.Entry<>(null, Long.toString(revision)));
    oldestList = lists.size() - 1;
    lost = true;
  }

  /** Whether the ledger was lost at some time. */
  boolean lost() {
    return lost;
  }

  Register.@Nullable Entry<Ledger> swap(Ledger value, Register.Entry<Ledger> seen) {
    Register.Entry<Ledger> newest = ledgers.getLast();
    if (flaw != Flaw.BLIND_SWAP && !newest.version().equals(seen.version())) {
      return null;
    }
    Ledger before = newest.value();
    revision++;
    ledgers.add(new Register.Entry<>(value, Long.toString(revision)));
    judge(before, value);
    changed = now();
    return ledgers.getLast();
  }

  ClaimListing list(int ago) {
    ClaimListing old = lists.get(Math.max(oldestList, lists.size() - 1 - ago));
    return flaw == Flaw.LYING_LIST ? new ClaimListing(revision, old.uids(), old.claims()) : old;
  }

  @Nullable SeenClaim find(String name) {
    return claims.get(name);
  }

  /** Null when one of that name is there. */
  @Nullable SeenClaim create(ClaimRequest request, ClaimProcessRef process) {
    if (claims.containsKey(request.name())) {
      return null;
    }
    revision++;
    Claim claim =
        new Claim(
            "uid-" + revision,
            request.name(),
            revision,
            request.activity(),
            request.zone(),
            request.workload(),
            request.holder().text());
    put(new SeenClaim(claim, request.holder(), process, request.ttl(), 0, false, now()));
    return claims.get(request.name());
  }

  /** A patch with the uid as its precondition. */
  boolean show(SeenClaim seen, boolean held, long renewals, ClaimProcessRef process) {
    SeenClaim there = claims.get(seen.claim().name());
    if (there == null || !there.claim().uid().equals(seen.claim().uid())) {
      return false;
    }
    if (!process.identity().equals(there.process().identity())) {
      takenOver.add(there.claim().uid() + there.process().identity());
    }
    replace(there, process, renewals, held);
    return true;
  }

  /** A patch that shows a claim as held and leaves its signs of life alone. */
  boolean repair(SeenClaim seen) {
    SeenClaim there = claims.get(seen.claim().name());
    if (there == null || !there.claim().uid().equals(seen.claim().uid())) {
      return false;
    }
    replace(there, there.process(), there.renewals(), true);
    return true;
  }

  private void replace(SeenClaim there, ClaimProcessRef process, long renewals, boolean held) {
    revision++;
    put(
        new SeenClaim(
            version(there.claim(), revision),
            there.holder(),
            process,
            there.ttl(),
            renewals,
            held,
            there.declared()));
  }

  /** A deletion as the writer makes it: a look, a question, preconditions. */
  boolean delete(SeenClaim seen, @Nullable SeenClaim look, Predicate<SeenClaim> still) {
    if (look == null || !look.claim().uid().equals(seen.claim().uid())) {
      return false;
    }
    if (!still.test(look)) {
      return false;
    }
    SeenClaim there = claims.get(seen.claim().name());
    if (there == null) {
      return false;
    }
    if (flaw != Flaw.BLIND_DELETE && there.claim().declared() != look.claim().declared()) {
      return false;
    }
    revision++;
    claims.remove(seen.claim().name());
    remember();
    return true;
  }

  boolean wasTakenOver(String uid, String identity) {
    return takenOver.contains(uid + identity);
  }

  /** What must hold when all is quiet. */
  void judgeTheEnd() {
    Ledger ledger = ledgers.getLast().value();
    if (ledger == null || !ledger.holdings().isEmpty() || !ledger.waiting().isEmpty()) {
      complain("places leaked: " + ledger);
    }
    if (!claims.isEmpty()) {
      complain("claims leaked: " + claims.values());
    }
    if (!admitted.equals(released)) {
      complain("admitted " + admitted + ", released " + released);
    }
  }

  private void put(SeenClaim claim) {
    claims.put(claim.claim().name(), claim);
    remember();
  }

  private void remember() {
    var uids = new HashSet<String>();
    claims.values().forEach(claim -> uids.add(claim.claim().uid()));
    lists.add(new ClaimListing(revision, uids, List.copyOf(claims.values())));
  }

  /** A ledger made anew presumes more than was admitted; what it presumes is not held by that. */
  private void judge(@Nullable Ledger before, Ledger after) {
    Map<String, Holding> places = after.holdings();
    places.forEach(
        (uid, place) -> {
          if (!place.presumed() && held.add(uid)) {
            admissions.add(nanos);
            admitted.merge(uid, 1, Integer::sum);
            if (before != null && before.stop() != null) {
              complain(uid + " was admitted while the kill switch was in the ledger");
            }
            if (before != null && inWindow(place.claim().activity())) {
              complain(uid + " was admitted in a freeze window");
            }
          }
        });
    for (String uid : List.copyOf(held)) {
      if (!places.containsKey(uid)) {
        held.remove(uid);
        released.merge(uid, 1, Integer::sum);
        if (!presumed(before, uid)
            && claims.values().stream().anyMatch(claim -> claim.claim().uid().equals(uid))) {
          complain(uid + " lost its place, and its claim is there");
        }
      }
    }
    judgeLimits(
        places.values().stream()
            .map(Holding::claim)
            .filter(claim -> held.contains(claim.uid()))
            .toList(),
        "held");
    long hourAgo = nanos - 3_600_000_000_000L;
    long recent = admissions.stream().filter(at -> at > hourAgo).count();
    if (limits.perHour() != null && recent > limits.perHour()) {
      complain(recent + " were admitted within an hour");
    }
  }

  /** Whether who decided on the newest ledger can only have done so while a window was open. */
  private boolean inWindow(Activity activity) {
    return windows.stream().anyMatch(window -> window.concerns(activity))
        && changed.isAfter(FROZEN)
        && now().isBefore(FROZEN.plus(LENGTH));
  }

  /** A presumption is dropped by its own process when it is refused: it does not hold it then. */
  private static boolean presumed(@Nullable Ledger ledger, String uid) {
    Holding place = ledger == null ? null : ledger.holdings().get(uid);
    return place != null && place.presumed();
  }

  /** Counts on its own, apart from the ledger's code. */
  void judgeLimits(List<Claim> held, String what) {
    var zones = new HashMap<String, Integer>();
    var workloads = new HashMap<String, Integer>();
    for (Claim claim : held) {
      int inZone = zones.merge(claim.zone(), 1, Integer::sum);
      if (limits.perZone() != null && inZone > limits.perZone()) {
        complain(inZone + " in zone " + claim.zone() + " are " + what);
      }
      int of = workloads.merge(claim.workload(), 1, Integer::sum);
      if (!claim.workload().isEmpty() && of > limits.perWorkload()) {
        complain(of + " of workload " + claim.workload() + " are " + what);
      }
    }
    if (held.size() > limits.atOnce()) {
      complain(held.size() + " are " + what);
    }
  }

  static Claim version(Claim claim, long revision) {
    return new Claim(
        claim.uid(),
        claim.name(),
        revision,
        claim.activity(),
        claim.zone(),
        claim.workload(),
        claim.holder());
  }
}
