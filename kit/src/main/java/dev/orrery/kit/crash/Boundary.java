package dev.orrery.kit.crash;

import dev.orrery.localcluster.proxy.ApiCall;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.JournalEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One write of a story: before it is sent and after it is committed are two crash points.
 *
 * @param point the write's own name, such as {@code workload.apply-service}
 * @param target the resource it goes to
 * @param occurrence the how-manieth of that name, from 0
 */
public record Boundary(String point, String target, int occurrence) {

  private static final String RENEWAL = "elector.renew-lease";

  /**
   * The boundaries of what passed, in the order in which it was answered.
   *
   * @param renewals how many renewals of Leases count; they go on for ever
   */
  static List<Boundary> of(List<JournalEntry> passed, int renewals) {
    Map<Boundary, Integer> seen = new HashMap<>();
    List<Boundary> boundaries = new ArrayList<>();
    for (JournalEntry entry : passed) {
      if (entry.call().verb().write() && entry.sent()) {
        Boundary first = new Boundary(point(entry.call()), entry.call().target(), 0);
        int count = seen.merge(first, 1, Integer::sum) - 1;
        if (!first.point.equals(RENEWAL) || count < renewals) {
          boundaries.add(new Boundary(first.point, first.target, count));
        }
      }
    }
    return boundaries;
  }

  /** All of them but Leases, which are nobody's story. */
  public static List<Boundary> writes(List<JournalEntry> passed) {
    return of(passed, 0);
  }

  /** The one of the same name that comes after it. */
  public Boundary next() {
    return new Boundary(point, target, occurrence + 1);
  }

  /** The name of a write as its caller gives it: {@code orrery-workload (NAME; epoch 3)}. */
  public static String point(ApiCall call) {
    int open = call.agent().indexOf('(');
    int end = call.agent().indexOf(';', Math.max(open, 0));
    return open < 0 || end < 0 ? call.agent() : call.agent().substring(open + 1, end);
  }

  /** The requests that this boundary is one of. */
  public CallMatch match() {
    return CallMatch.writes().of(target).by("(" + point + ";");
  }

  @Override
  public String toString() {
    return point + " " + target + " #" + (occurrence + 1);
  }
}
