package dev.orrery.plan.disruption;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time that comes again and again, in which no new claim is admitted. It begins by the wall
 * clocks of its zone and lasts for an exact duration, also over a change of the clocks.
 */
public final class FreezeWindow {

  /** More begins than minutes that the clocks leave out or repeat at once. */
  private static final int CANDIDATES = 200;

  private final String name;
  private final ExecutionTime begins;
  private final ZoneId zone;
  private final Duration length;
  private final Set<Activity> activities;

  private FreezeWindow(
      String name, ExecutionTime begins, ZoneId zone, Duration length, Set<Activity> activities) {
    this.name = name;
    this.begins = begins;
    this.zone = zone;
    this.length = length;
    this.activities = Set.copyOf(activities);
  }

  /**
   * Reads a window.
   *
   * @param schedule five cron fields
   * @param zone name of a time zone
   * @param length at least a minute
   * @param activities what it holds back; empty: everything
   * @throws IllegalArgumentException when schedule, zone or length make no sense
   */
  public static FreezeWindow of(
      String name, String schedule, String zone, Duration length, Set<Activity> activities) {
    if (length.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException(
          "duration of freeze window " + name + " is " + length + ". Maybe write 1m or more.");
    }
    return new FreezeWindow(
        name, ExecutionTime.forCron(cron(name, schedule)), zone(name, zone), length, activities);
  }

  /** What messages call it. */
  public String name() {
    return name;
  }

  /** Whether it holds back everything. */
  public boolean total() {
    return activities.isEmpty();
  }

  /** Whether it holds back this activity, while it is open. */
  public boolean concerns(Activity activity) {
    return activities.isEmpty() || activities.contains(activity);
  }

  /** When the window that is open at this moment ends; null when none is open. */
  public @Nullable Instant openUntil(Instant now) {
    LocalDateTime begin = lastBegin(latest(now));
    for (int i = 0; begin != null && i < CANDIDATES; i++) {
      // A time that the clocks leave out counts as the one after it, one that they repeat as the
      // first of the two.
      Instant begun = begin.atZone(zone).toInstant();
      if (!begun.isAfter(now)) {
        Instant end = begun.plus(length);
        return end.isAfter(now) ? end : null;
      }
      begin = lastBegin(begin.minusSeconds(1));
    }
    return null;
  }

  /** The wall clock now; while it repeats an hour, as late as it was before it was set back. */
  private LocalDateTime latest(Instant now) {
    LocalDateTime wall = LocalDateTime.ofInstant(now, zone);
    ZoneOffsetTransition change = zone.getRules().getTransition(wall);
    return change != null && change.isOverlap() ? change.getDateTimeBefore() : wall;
  }

  /**
   * The last begin at or before. Asked without a zone: the library passes over a begin in an hour
   * that is left out, and a freeze must not be lost.
   */
  private @Nullable LocalDateTime lastBegin(LocalDateTime wall) {
    return begins
        .lastExecution(wall.plusSeconds(1).atZone(ZoneOffset.UTC))
        .map(ZonedDateTime::toLocalDateTime)
        .orElse(null);
  }

  private static Cron cron(String name, String schedule) {
    try {
      var unix = CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);
      return new CronParser(unix).parse(schedule).validate();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "schedule of freeze window "
              + name
              + " is "
              + schedule
              + ". Maybe write five fields, like 0 8 * * MON-FRI: "
              + e.getMessage(),
          e);
    }
  }

  private static ZoneId zone(String name, String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "timeZone of freeze window "
              + name
              + " is "
              + zone
              + ". Maybe write a name like Europe/Berlin.",
          e);
    }
  }
}
