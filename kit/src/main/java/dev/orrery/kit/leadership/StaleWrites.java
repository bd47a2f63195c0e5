package dev.orrery.kit.leadership;

import dev.orrery.kit.lane.Lane;
import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.operator.settings.RoleName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What arrived with an epoch that was over, by the API server's own account and clock.
 *
 * @param refused it was not carried out
 * @param late carried out, but before the new leader began: it begins when the API server has shown
 *     that it refuses earlier epochs
 * @param accepted carried out, though the new leader had begun
 * @param slowest how long it took at most from an epoch's begin until the API server showed that
 */
public record StaleWrites(int refused, int late, List<String> accepted, Duration slowest) {

  /** Nothing was judged yet. */
  public static final StaleWrites NONE = new StaleWrites(0, 0, List.of(), Duration.ZERO);

  private static final Pattern EPOCH = Pattern.compile("epoch (\\d+)");
  private static final String PROBE = "/metadata/annotations/orrery.dev~1epoch-probe";

  /** What the fence is about; events and a pod's condition tell of something and change nothing. */
  private static final Set<String> FENCED =
      Set.of(
          "deployments",
          "services",
          "poddisruptionbudgets",
          "workloads/status",
          "pods/binding",
          "controlplanes/status");

  /** Copies the list. */
  public StaleWrites {
    accepted = List.copyOf(accepted);
  }

  /**
   * Judges a stretch of time in which epochs only rise.
   *
   * @param writes in the order of the log
   */
  public static StaleWrites judge(List<AuditEvent> writes) {
    int refused = 0;
    int late = 0;
    List<String> accepted = new ArrayList<>();
    Duration slowest = Duration.ZERO;
    for (RoleName role : RoleName.values()) {
      List<Taken> taken = taken(writes, role);
      for (AuditEvent write : writes) {
        Taken over = over(write, role, taken);
        if (over == null || write.received().isBefore(over.at())) {
          continue;
        }
        if (!write.succeeded()) {
          refused++;
        } else if (write.received().isBefore(over.known())) {
          late++;
        } else {
          accepted.add(describe(write, over));
        }
      }
      for (Taken each : taken) {
        Duration took = Duration.between(each.at(), each.known());
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
      }
    }
    return new StaleWrites(refused, late, accepted, slowest);
  }

  /** Both together. */
  public StaleWrites and(StaleWrites other) {
    List<String> both = new ArrayList<>(accepted);
    both.addAll(other.accepted);
    return new StaleWrites(
        refused + other.refused,
        late + other.late,
        both,
        slowest.compareTo(other.slowest) > 0 ? slowest : other.slowest);
  }

  /**
   * An epoch that began.
   *
   * @param epoch the epoch
   * @param at when the API server had written it
   * @param known when it first refused its new leader's try of an earlier one; the same as {@code
   *     at} where it never did: then nothing excuses what came after
   */
  private record Taken(long epoch, Instant at, Instant known) {}

  private static List<Taken> taken(List<AuditEvent> writes, RoleName role) {
    List<AuditEvent> fence =
        writes.stream()
            .filter(write -> write.resource().equals("leaderepochs"))
            .filter(write -> name(write).equals("orrery-" + role.text()))
            .toList();
    return fence.stream()
        .filter(write -> write.succeeded() && !tried(write))
        .map(
            write -> {
              long epoch = write.body().at("/spec/epoch").asLong();
              return new Taken(epoch, write.staged(), known(fence, epoch, write.staged()));
            })
        .toList();
  }

  private static Instant known(List<AuditEvent> fence, long epoch, Instant at) {
    return fence.stream()
        .filter(write -> tried(write) && !write.succeeded() && write.staged().isAfter(at))
        .filter(write -> epoch(write) == epoch)
        .filter(write -> write.body().at(PROBE).asLong(-1) == epoch - 1)
        .map(AuditEvent::staged)
        .min(Instant::compareTo)
        .orElse(at);
  }

  private static boolean tried(AuditEvent write) {
    return write.uri().contains("dryRun=All");
  }

  /** The epoch that a write's agent tells; -1 when it tells none. */
  private static long epoch(AuditEvent write) {
    Matcher epoch = EPOCH.matcher(write.userAgent());
    return epoch.find() ? Long.parseLong(epoch.group(1)) : -1;
  }

  /** A creation names its object in the body only. */
  private static String name(AuditEvent write) {
    return write.name().isEmpty() ? write.body().at("/metadata/name").asText() : write.name();
  }

  /** What ended the epoch of a write; null when nothing did, or the write is not fenced. */
  private static @Nullable Taken over(AuditEvent write, RoleName role, List<Taken> taken) {
    String target =
        write.subresource().isEmpty()
            ? write.resource()
            : write.resource() + "/" + write.subresource();
    long own = epoch(write);
    if (!write.user().equals(Lane.user(role)) || !FENCED.contains(target) || own < 0) {
      return null;
    }
    return taken.stream()
        .filter(next -> next.epoch() > own)
        .min(Comparator.comparing(Taken::at))
        .orElse(null);
  }

  private static String describe(AuditEvent write, Taken over) {
    return "%s %s %s/%s, %d ms after its epoch was over, %d ms after that was known (%s)"
        .formatted(
            write.verb(),
            write.resource(),
            write.namespace(),
            write.name(),
            Duration.between(over.at(), write.received()).toMillis(),
            Duration.between(over.known(), write.received()).toMillis(),
            write.userAgent());
  }
}
