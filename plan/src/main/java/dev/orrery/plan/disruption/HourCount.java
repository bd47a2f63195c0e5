package dev.orrery.plan.disruption;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many claims were admitted in each minute of the last hour. A minute counts until all of it is
 * more than an hour ago, so that no 60 minutes ever hold more than the limit. At most 61 minutes
 * are kept, however many claims there are.
 *
 * @param minutes admissions by minute since 1970
 */
public record HourCount(SortedMap<Long, Integer> minutes) {

  /** Nothing was admitted yet. */
  public static final HourCount NONE = new HourCount(new TreeMap<>());

  private static final int HOUR = 60;
  private static final int SPENT = 1_000_000;

  /** Copies the map. */
  public HourCount {
    minutes = new TreeMap<>(minutes);
  }

  /** Admissions within the last hour; those that a clock set back put into the future count too. */
  public int at(Instant now) {
    return minutes.tailMap(minute(now) - HOUR).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** One more now; what no longer counts is forgotten. */
  public HourCount plusOne(Instant now) {
    return plus(now, 1);
  }

  /** More than any limit allows: nobody knows what was admitted. */
  public HourCount spent(Instant now) {
    return plus(now, SPENT);
  }

  private HourCount plus(Instant now, int count) {
    var next = new TreeMap<>(minutes.tailMap(minute(now) - HOUR));
    next.merge(minute(now), count, Integer::sum);
    return new HourCount(next);
  }

  private static long minute(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), 60L);
  }
}
