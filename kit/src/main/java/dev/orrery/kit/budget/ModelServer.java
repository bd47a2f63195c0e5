package dev.orrery.kit.budget;

import dev.orrery.kube.disruption.ClaimListing;
import dev.orrery.kube.disruption.ClaimProcessRef;
import dev.orrery.kube.disruption.SeenClaim;
import dev.orrery.kube.register.Register;
import dev.orrery.plan.disruption.Claim;
import dev.orrery.plan.disruption.ClaimRequest;
import dev.orrery.plan.disruption.Holding;
import dev.orrery.plan.disruption.Ledger;
import dev.orrery.plan.disruption.Limits;
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

  static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  final Flaw flaw;
  final Limits limits;
  long nanos;
  @Nullable String stop;
  private long revision = 1;
  private final List<Register.Entry<Ledger>> ledgers = new ArrayList<>();
  private final List<ClaimListing> lists = new ArrayList<>();
  private final TreeMap<String, SeenClaim> claims = new TreeMap<>();
  private final Map<String, Integer> admitted = new HashMap<>();
  private final Map<String, Integer> released = new HashMap<>();
  private final List<Long> admissions = new ArrayList<>();
  private final Set<String> takenOver = new HashSet<>();
  private final List<String> complaints = new ArrayList<>();

  ModelServer(Flaw flaw, Limits limits) {
    this.flaw = flaw;
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

  Register.@Nullable Entry<Ledger> swap(Ledger value, Register.Entry<Ledger> seen) {
    Register.Entry<Ledger> newest = ledgers.getLast();
    if (flaw != Flaw.BLIND_SWAP && !newest.version().equals(seen.version())) {
      return null;
    }
    Ledger before = newest.value();
    revision++;
    ledgers.add(new Register.Entry<>(value, Long.toString(revision)));
    judge(before == null ? Ledger.EMPTY : before, value);
    return ledgers.getLast();
  }

  ClaimListing list(int ago) {
    ClaimListing old = lists.get(Math.max(0, lists.size() - 1 - ago));
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

  private void judge(Ledger before, Ledger after) {
    for (String uid : after.holdings().keySet()) {
      if (!before.holdings().containsKey(uid)) {
        admissions.add(nanos);
        admitted.merge(uid, 1, Integer::sum);
        if (before.stop() != null) {
          complain(uid + " was admitted while the kill switch was in the ledger");
        }
      }
    }
    for (String uid : before.holdings().keySet()) {
      if (!after.holdings().containsKey(uid)) {
        released.merge(uid, 1, Integer::sum);
        if (claims.values().stream().anyMatch(claim -> claim.claim().uid().equals(uid))) {
          complain(uid + " lost its place, and its claim is there");
        }
      }
    }
    judgeLimits(after.holdings().values().stream().map(Holding::claim).toList(), "held");
    long hourAgo = nanos - 3_600_000_000_000L;
    long recent = admissions.stream().filter(at -> at > hourAgo).count();
    if (limits.perHour() != null && recent > limits.perHour()) {
      complain(recent + " were admitted within an hour");
    }
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
