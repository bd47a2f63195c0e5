package dev.orrery.localcluster.proxy;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What all exchanges of a proxy share. */
final class Exchanges {

  private final FaultPlan faults;
  private final Journal journal;
  private final PastView past;
  private final Runnable strikeDown;
  private final InstantSource clock;

  Exchanges(
      FaultPlan faults, Journal journal, PastView past, Runnable strikeDown, InstantSource clock) {
    this.faults = faults;
    this.journal = journal;
    this.past = past;
    this.strikeDown = strikeDown;
    this.clock = clock;
  }

  /** Takes a request up; it goes on by itself. */
  Exchange begin(FullHttpRequest request, Caller caller, Upstream upstream) {
    String agent = request.headers().get(HttpHeaderNames.USER_AGENT, "");
    ApiCall call = ApiCall.of(request.method().name(), request.uri(), agent);
    ActiveRule rule = faults.befalls(call);
    var exchange = new Exchange(this, call, rule, caller, upstream, clock.instant());
    exchange.start(request);
    return exchange;
  }

  FaultPlan faults() {
    return faults;
  }

  PastView past() {
    return past;
  }

  /** Kills the caller and cuts it off. */
  void strikeDown() {
    strikeDown.run();
  }

  void ended(ApiCall call, @Nullable ActiveRule rule, boolean sent, int code, Instant received) {
    String name = rule == null ? "" : rule.rule().name();
    Duration took = Duration.between(received, clock.instant());
    journal.add(new JournalEntry(call, name, sent, code, received, took));
  }
}
