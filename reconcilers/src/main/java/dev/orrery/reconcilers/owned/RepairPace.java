package dev.orrery.reconcilers.owned;

import dev.orrery.reconcilers.status.Recent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How often something is put right that somebody else keeps changing. The first repair is at once,
 * the second may follow after 12 seconds, all others after 25: not more than three in any minute.
 * What the user asks for is no repair and never waits. After two quiet minutes all is forgotten.
 */
public final class RepairPace {

  private static final Duration SECOND = Duration.ofSeconds(12);
  private static final Duration OTHERS = Duration.ofSeconds(25);
  private static final Duration QUIET = Duration.ofMinutes(2);
  private static final int MOST = 50_000;

  private final InstantSource clock;
  private final Recent<State> states = new Recent<>(MOST);

  /**
   * The last write.
   *
   * @param wanted what was written
   * @param repairs how often it was put right since it was first written, without quiet times
   * @param at when it was put right last
   */
  private record State(String wanted, int repairs, Instant at) {}

  /** Nothing has been written yet. */
  public RepairPace(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * How long a write has to wait; zero when it may go.
   *
   * @param key of the object, the same over all its lives
   * @param wanted what it should be; anything else than before is no repair
   */
  public Duration left(String key, String wanted) {
    State state = current(key, wanted);
    if (state == null || state.repairs() == 0) {
      return Duration.ZERO;
    }
    Duration rest = Duration.between(clock.instant(), state.at().plus(pause(state.repairs())));
    return rest.isNegative() ? Duration.ZERO : rest;
  }

  /** It was written. */
  public void wrote(String key, String wanted) {
    State state = current(key, wanted);
    states.put(
        key,
        state == null
            ? new State(wanted, knows(key, wanted) ? 1 : 0, clock.instant())
            : new State(wanted, state.repairs() + 1, clock.instant()));
  }

  /**
   * Whether it had to be put right more than once, and that not long ago: it may be well now and
   * not in a moment.
   */
  public boolean contested(String key, String wanted) {
    State state = current(key, wanted);
    return state != null
        && state.repairs() > 1
        && clock.instant().isBefore(state.at().plus(OTHERS));
  }

  /** It is gone, and may be. */
  public void forget(String key) {
    states.remove(key);
  }

  private static Duration pause(int repairs) {
    return repairs == 1 ? SECOND : OTHERS;
  }

  private boolean knows(String key, String wanted) {
    State state = states.get(key);
    return state != null && state.wanted().equals(wanted);
  }

  /** What is remembered of it, unless that is of another wish or long ago; null when nothing is. */
  private @Nullable State current(String key, String wanted) {
    State state = states.get(key);
    return state == null
            || !state.wanted().equals(wanted)
            || (state.repairs() > 0 && !clock.instant().isBefore(state.at().plus(QUIET)))
        ? null
        : state;
  }
}
