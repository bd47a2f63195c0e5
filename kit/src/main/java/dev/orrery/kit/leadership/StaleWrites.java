package dev.orrery.kit.leadership;

import dev.orrery.kit.lane.Lane;
import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.operator.settings.RoleName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What arrived with an epoch that was over, by the API server's own account and clock.
 *
 * @param refused it was not carried out
 * @param late carried out, but it arrived before every part of the API server could know of the new
 *     epoch
 * @param accepted carried out, though the new epoch was known
 */
public record StaleWrites(int refused, int late, List<String> accepted) {

  private static final Pattern EPOCH = Pattern.compile("epoch (\\d+)");

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
   * @param propagation how long until a new epoch is known everywhere
   */
  public static StaleWrites judge(List<AuditEvent> writes, Duration propagation) {
    int refused = 0;
    int late = 0;
    List<String> accepted = new ArrayList<>();
    for (RoleName role : RoleName.values()) {
      List<Taken> taken = taken(writes, role);
      for (AuditEvent write : writes) {
        Instant over = over(write, role, taken);
        if (over == null || write.received().isBefore(over)) {
          continue;
        }
        if (!write.succeeded()) {
          refused++;
        } else if (write.received().isBefore(over.plus(propagation))) {
          late++;
        } else {
          accepted.add(describe(write, over));
        }
      }
    }
    return new StaleWrites(refused, late, accepted);
  }

  /** Both together. */
  public StaleWrites and(StaleWrites other) {
    List<String> both = new ArrayList<>(accepted);
    both.addAll(other.accepted);
    return new StaleWrites(refused + other.refused, late + other.late, both);
  }

  /**
   * An epoch that began.
   *
   * @param epoch the epoch
   * @param at when the API server had written it
   */
  private record Taken(long epoch, Instant at) {}

  private static List<Taken> taken(List<AuditEvent> writes, RoleName role) {
    return writes.stream()
        .filter(write -> write.resource().equals("leaderepochs") && write.succeeded())
        .filter(write -> name(write).equals("orrery-" + role.text()))
        .map(write -> new Taken(write.body().at("/spec/epoch").asLong(), write.staged()))
        .toList();
  }

  /** A creation names its object in the body only. */
  private static String name(AuditEvent write) {
    return write.name().isEmpty() ? write.body().at("/metadata/name").asText() : write.name();
  }

  /** When the epoch of a write was over; null when it was not, or the write is not fenced. */
  private static @Nullable Instant over(AuditEvent write, RoleName role, List<Taken> taken) {
    String target =
        write.subresource().isEmpty()
            ? write.resource()
            : write.resource() + "/" + write.subresource();
    Matcher epoch = EPOCH.matcher(write.userAgent());
    if (!write.user().equals(Lane.user(role)) || !FENCED.contains(target) || !epoch.find()) {
      return null;
    }
    long own = Long.parseLong(epoch.group(1));
    return taken.stream()
        .filter(next -> next.epoch() > own)
        .map(Taken::at)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static String describe(AuditEvent write, Instant over) {
    return "%s %s %s/%s, %d ms after its epoch was over (%s)"
        .formatted(
            write.verb(),
            write.resource(),
            write.namespace(),
            write.name(),
            Duration.between(over, write.received()).toMillis(),
            write.userAgent());
  }
}
