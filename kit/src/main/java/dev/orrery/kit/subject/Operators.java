package dev.orrery.kit.subject;

import dev.orrery.kit.lane.Lane;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.localcluster.proxy.ProxySpec;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The operators of one lane, one at a time. As Kubernetes would, it starts another when the present
 * one has ended, and each comes with a proxy of its own.
 */
public final class Operators implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Lane lane;
  private final Subject subject;
  private final OperatorSpec spec;
  private final Seed seed;
  private @Nullable Operator present;
  private final AtomicInteger started = new AtomicInteger();
  private Consumer<FaultProxy> weather = _ -> {};

  /** None runs yet. */
  public Operators(Lane lane, Subject subject, OperatorSpec spec, Seed seed) {
    this.lane = lane;
    this.subject = subject;
    this.spec = spec;
    this.seed = seed;
  }

  /** All roles with short Leases. */
  public static Operators of(Lane lane, Subject subject, Seed seed) {
    return new Operators(lane, subject, OperatorSpec.QUICK, seed);
  }

  /** All roles in this process with the product's own Leases. */
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

  /** The one that runs, when it is ready. */
  public Operator ready() {
    if (!await(PATIENCE, () -> present().running().ready())) {
      throw new IllegalStateException(
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
    FaultProxy proxy = FaultProxy.start(ProxySpec.before(lane.cluster(), seed));
    weather.accept(proxy);
    before.accept(proxy);
    String name = "operator-" + COUNT.incrementAndGet();
    Running running = subject.start(new Launch(lane, proxy, spec, name));
    proxy.onKill(running::kill);
    return new Operator(name, proxy, running, new AtomicReference<>());
  }

  /**
   * One operator and its way to the cluster.
   *
   * @param name unlike any other's
   * @param proxy its only way
   * @param running the operator
   * @param readySince when it was first seen to be ready, since it last was not
   */
  public record Operator(
      String name,
      FaultProxy proxy,
      Running running,
      AtomicReference<@Nullable Instant> readySince) {

    /** Whether it has been ready for so long, as far as it was asked. */
    public boolean readyFor(Duration time) {
      Instant now = Instant.now();
      if (!running.ready()) {
        readySince.set(null);
        return false;
      }
      readySince.compareAndSet(null, now);
      Instant since = readySince.get();
      return since != null && !since.plus(time).isAfter(now);
    }
  }
}
