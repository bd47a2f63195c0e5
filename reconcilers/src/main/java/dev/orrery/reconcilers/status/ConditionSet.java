package dev.orrery.reconcilers.status;

import dev.orrery.crds.condition.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conditions of one status, made anew from those before it. */
public final class ConditionSet {

  private static final int MESSAGE_ROOM = 4_096;

  private final Map<String, Condition> before;
  private final long generation;
  private final String now;
  private final Map<String, Condition> conditions = new LinkedHashMap<>();

  /**
   * Starts empty.
   *
   * @param before the conditions as they were
   * @param generation of the spec that is looked at
   */
  public ConditionSet(@Nullable List<Condition> before, long generation, Instant now) {
    this.before =
        Objects.requireNonNullElse(before, List.<Condition>of()).stream()
            .collect(Collectors.toMap(Condition::type, Function.identity(), (a, b) -> a));
    this.generation = generation;
    this.now = now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Sets a condition; its transition time stays when its status does. */
  public ConditionSet set(String type, Verdict verdict) {
    Condition old = before.get(type);
    String since = old != null && old.status() == verdict.status() ? old.lastTransitionTime() : now;
    String message = verdict.message();
    conditions.put(
        type,
        new Condition(
            type,
            verdict.status(),
            generation,
            since,
            verdict.reason(),
            message.length() > MESSAGE_ROOM ? message.substring(0, MESSAGE_ROOM) : message));
    return this;
  }

  /** Sets a condition that is there only while it holds. */
  public ConditionSet setWhile(boolean holds, String type, String reason, String message) {
    return holds ? set(type, Verdict.yes(reason, message)) : this;
  }

  /** Takes all conditions over as they were. */
  public ConditionSet keepAll() {
    conditions.putAll(before);
    return this;
  }

  /** Leaves a condition out. */
  public ConditionSet drop(String type) {
    conditions.remove(type);
    return this;
  }

  /** The condition as it was, null when it was not there. */
  public @Nullable Condition before(String type) {
    return before.get(type);
  }

  /** The condition as it is now, null when it is not there. */
  public @Nullable Condition now(String type) {
    return conditions.get(type);
  }

  /** All of them by type. */
  public List<Condition> list() {
    var sorted = new ArrayList<>(conditions.values());
    sorted.sort((a, b) -> a.type().compareTo(b.type()));
    return List.copyOf(sorted);
  }
}
