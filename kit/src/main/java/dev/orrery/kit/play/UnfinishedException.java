package dev.orrery.kit.play;

import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.subject.Operators.Operator;
import dev.orrery.localcluster.proxy.JournalEntry;
import java.util.List;
import java.util.stream.Collectors;

/** A story that does not come to its end, or not to rest, though nobody disturbs it. */
public final class UnfinishedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;
  private static final int LAST = 12;

  UnfinishedException(Story story, Stage stage, Operator operator) {
    super(
        story.scenario().value()
            + (story.done(stage) ? " does not come to rest" : " does not come to its end")
            + ", its operator is "
            + operator.running().state()
            + ", its last writes: "
            + last(operator)
            + ". Maybe its done() or settled() asks for too much.");
  }

  private static String last(Operator operator) {
    List<JournalEntry> writes =
        operator
            .proxy()
            .journal()
            .entries(
                entry -> entry.call().verb().write() && !entry.call().resource().equals("leases"));
    return writes.stream()
        .skip(Math.max(0, writes.size() - LAST))
        .map(entry -> entry.received() + " " + entry.call().agent() + " " + entry.code())
        .collect(Collectors.joining(", "));
  }
}
