package dev.orrery.kit.subject;

import dev.orrery.kit.lane.Lane;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The operators of one lane, one at a time. As Kubernetes would, it starts another when the present
 * one has ended, and each comes with a proxy of its own.
 */
public final class Operators implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Lane lane;
  private final Launcher launcher;
  private final OperatorSpec spec;
  private @Nullable Operator present;
  private final AtomicInteger started = new AtomicInteger();
  private Consumer<FaultProxy> weather = _ -> {};

  /** None runs yet. */
  public Operators(Lane lane, Subject subject, OperatorSpec spec, Seed seed) {
    this.lane = lane;
    this.launcher = new Launcher(lane, subject, seed);
    this.spec = spec;
  }

  /** All roles with short Leases. */
  public static Operators of(Lane lane, Subject subject, Seed seed) {
    return new Operators(lane, subject, OperatorSpec.QUICK, seed);
  }

  /** All roles in this process with long Leases. */
  public static Operators steady(Lane lane, Seed seed) {
    return new Operators(lane, new InProcess(), OperatorSpec.STEADY, seed);
  }

  /**
   * What befalls each operator that is started from now on.
   *
   * @param newWeather is given its proxy before it starts
   */
  public void weather(Consumer<FaultProxy> newWeather) {
    weather = newWeather;
  }

  /** The one that runs, started when there is none; it need not be ready. */
  public Operator present() {
    Operator now = present;
    if (now == null || now.running().ended()) {
      now = fresh(_ -> {});
    }
    return now;
  }

  /**
   * Ends the one that runs in order and starts another.
   *
   * @param before is given its proxy before it starts
   */
  public Operator fresh(Consumer<FaultProxy> before) {
    close();
    Operator next = start(before);
    present = next;
    return next;
  }

  /**
   * The one that runs, when it is ready.
   *
   * @throws NotReadyException when it is not within a minute
   */
  public Operator ready() {
    if (!await(PATIENCE, () -> present().running().ready())) {
      throw new NotReadyException(
          "the operator is not ready after "
              + PATIENCE
              + ": "
              + present().running().state()
              + ". Maybe its log tells why: "
              + lane.folder());
    }
    return present();
  }

  /** Waits for a state, and keeps an operator running meanwhile. */
  public boolean await(Duration patience, BooleanSupplier state) {
    return Wait.until(
        patience,
        () -> {
          present();
          return state.getAsBoolean();
        });
  }

  /** The same for a state that costs something to look at, with a pause between two looks. */
  public boolean await(Duration patience, Duration pause, BooleanSupplier state) {
    return Wait.until(
        patience,
        pause,
        () -> {
          present();
          return state.getAsBoolean();
        });
  }

  /** The one that runs finds new tokens where it found its own, and those are good no more. */
  public void renewTokens() {
    lane.revokeTokens();
    Launch.renew(lane, present());
  }

  /** The one that runs finds no tokens where it found its own, until they are renewed. */
  public void blankTokens() {
    Launch.blank(lane, present());
  }

  /** How many were started. */
  public int started() {
    return started.get();
  }

  /** Ends the present one in order. */
  @Override
  public void close() {
    Operator now = present;
    if (now != null && !now.running().ended()) {
      now.running().stop();
    }
    retire();
  }

  private void retire() {
    Operator now = present;
    if (now != null) {
      // One that ended by itself has threads that would go on in this process.
      now.running().kill();
      now.proxy().close();
      present = null;
    }
  }

  private Operator start(Consumer<FaultProxy> before) {
    started.incrementAndGet();
    return launcher.start(
        spec,
        proxy -> {
          weather.accept(proxy);
          before.accept(proxy);
        });
  }
}
