package dev.orrery.localcluster.proxy;

import io.netty.handler.codec.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Hands the events of one watch on, or does to them what the rules say. Of one thread. */
final class WatchRelay {

  private static final int LOOK_MILLIS = 20;

  private final ApiCall watch;
  private final Caller caller;
  private final FaultPlan faults;
  private final PastView past;
  private final @Nullable ActiveRule stale;
  private final Deque<Held> held = new ArrayDeque<>();
  private boolean over;
  private boolean looking;

  WatchRelay(
      ApiCall watch, Caller caller, FaultPlan faults, PastView past, @Nullable ActiveRule stale) {
    this.watch = watch;
    this.caller = caller;
    this.faults = faults;
    this.past = past;
    this.stale = stale;
  }

  void begin(HttpResponse head) {
    caller.begin(ReplyHeaders.clean(head));
  }

  void event(byte[] line) {
    if (over) {
      return;
    }
    if (stale == null && held.isEmpty() && !faults.aboutEvents()) {
      caller.piece(line);
      return;
    }
    WatchEvent event = WatchEvent.of(line);
    ActiveRule rule = faults.befalls(watch, event);
    BooleanSupplier due = due(event);
    switch (rule == null ? null : (Fault.OfEvent) rule.rule().fault()) {
      case null -> pass(line, due);
      case Fault.Drop _ -> {
        return;
      }
      case Fault.Duplicate _ -> {
        pass(line, due);
        pass(line, due);
      }
      case Fault.Delay delay -> {
        long until = System.nanoTime() + delay.by().toNanos();
        pass(line, () -> due.getAsBoolean() && over(rule, until));
      }
      case Fault.Freeze _ -> pass(line, () -> rule == null || !rule.inForce());
      case Fault.Expired _ -> {
        caller.piece(StatusReply.expired());
        finish(caller::end);
      }
      case Fault.CloseMidEvent _ -> {
        caller.half(Arrays.copyOf(line, line.length / 2));
        finish(caller::reset);
      }
    }
  }

  /**
   * The API server ended the watch.
   *
   * @param rest a last piece without a line end
   */
  void end(byte[] rest) {
    if (!over) {
      held.add(
          new Held(
              () -> true,
              () -> {
                if (rest.length > 0) {
                  caller.piece(rest);
                }
                finish(caller::end);
              }));
      release();
    }
  }

  /** The connection to the API server broke; a frozen watch does not even tell that. */
  void broken() {
    if (!over && held.isEmpty()) {
      finish(caller::reset);
    }
  }

  private void finish(Runnable how) {
    over = true;
    held.clear();
    how.run();
  }

  /** Whether the caller may see the event yet. */
  private BooleanSupplier due(WatchEvent event) {
    ActiveRule rule = stale;
    if (rule == null || !(rule.rule().fault() instanceof Fault.StaleView view)) {
      return () -> true;
    }
    return () -> !rule.inForce() || past.visible(event.revision(), view);
  }

  private static boolean over(@Nullable ActiveRule rule, long until) {
    return System.nanoTime() - until >= 0 || rule == null || !rule.inForce();
  }

  private void pass(byte[] line, BooleanSupplier due) {
    held.add(new Held(due, () -> caller.piece(line)));
    release();
  }

  private void release() {
    while (!held.isEmpty() && held.element().due().getAsBoolean()) {
      held.remove().act().run();
    }
    if (!held.isEmpty() && !looking) {
      looking = true;
      var _ = caller.executor().schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    looking = false;
    release();
  }

  private record Held(BooleanSupplier due, Runnable act) {}
}
