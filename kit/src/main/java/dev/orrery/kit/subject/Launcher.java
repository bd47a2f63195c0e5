package dev.orrery.kit.subject;

import dev.orrery.kit.lane.Lane;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.localcluster.proxy.ProxySpec;
import dev.orrery.plan.Seed;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Starts operators in one lane, each behind a proxy of its own and under a name of its own. */
public final class Launcher {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Lane lane;
  private final Subject subject;
  private final Seed seed;

  /** Of this kind of operator; the seed is that of the proxies' chance. */
  public Launcher(Lane lane, Subject subject, Seed seed) {
    this.lane = lane;
    this.subject = subject;
    this.seed = seed;
  }

  /**
   * Starts one; returns at once.
   *
   * @param spec how it is run
   * @param before is given its proxy before it starts
   */
  public Operator start(OperatorSpec spec, Consumer<FaultProxy> before) {
    FaultProxy proxy = FaultProxy.start(ProxySpec.before(lane.cluster(), seed));
    before.accept(proxy);
    String name = "operator-" + COUNT.incrementAndGet();
    Running running = subject.start(new Launch(lane, proxy, spec, name));
    proxy.onKill(running::kill);
    return new Operator(name, proxy, running, new AtomicReference<>());
  }
}
