package dev.orrery.kit.play;

import dev.orrery.kit.subject.Operator;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.JournalEntry;
import java.time.Duration;
import java.time.Instant;

/** Whether an operator has come to rest: it is ready and writes nothing. */
final class Quiet {

  /** So long without a write of Orrery, nothing more is on its way. */
  private static final Duration TIME = Duration.ofMillis(1200);

  private Quiet() {}

  static boolean now(Operators operators) {
    Instant limit = Instant.now().minus(TIME);
    Operator operator = operators.present();
    return operator.readyFor(TIME)
        && operator
            .proxy()
            .journal()
            .entries(entry -> entry.call().verb().write() && counts(entry))
            .stream()
            .allMatch(entry -> entry.received().plus(entry.took()).isBefore(limit));
  }

  /** Leases are renewed for ever. */
  private static boolean counts(JournalEntry entry) {
    return !entry.call().resource().equals("leases");
  }
}
