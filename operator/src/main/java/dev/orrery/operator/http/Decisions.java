package dev.orrery.operator.http;

import dev.orrery.scheduler.place.Decision;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Where the latest placement decisions are found, once a role makes some. */
public final class Decisions {

  private final AtomicReference<Supplier<List<Decision>>> source = new AtomicReference<>(List::of);

  /** From now on they come from here. */
  public void from(Supplier<List<Decision>> latest) {
    source.set(latest);
  }

  /** The latest, oldest first. */
  public List<Decision> latest() {
    return source.get().get();
  }
}
