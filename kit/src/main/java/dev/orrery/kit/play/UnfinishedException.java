package dev.orrery.kit.play;

import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.subject.Operator;
import dev.orrery.localcluster.proxy.JournalEntry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A story that does not come to its end, or not to rest, though nobody disturbs it. */
public final class UnfinishedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;
  private static final int LAST = 24;
  private static final int FRAMES = 12;

  UnfinishedException(Story story, Stage stage, Operator operator) {
    super(
        story.scenario().value()
            + (story.done(stage) ? " does not come to rest" : " does not come to its end")
            + ", its operator is "
            + operator.running().state()
            + ", its last requests: "
            + last(operator)
            + ", its threads at work: "
            + threads()
            + ". Maybe its done() or settled() asks for too much.");
  }

  private static String last(Operator operator) {
    List<JournalEntry> calls =
        operator.proxy().journal().entries(entry -> !entry.call().resource().equals("leases"));
    return calls.stream()
        .skip(Math.max(0, calls.size() - LAST))
        .map(
            entry ->
                entry.received()
                    + " "
                    + entry.call().verb()
                    + " "
                    + entry.call().target()
                    + " "
                    + entry.call().agent()
                    + " "
                    + entry.code())
        .collect(Collectors.joining(", "));
  }

  /** Threads inside a reconciler, and where: one that hangs is found so. */
  private static String threads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(
            thread ->
                Stream.of(thread.getValue())
                    .anyMatch(frame -> frame.getClassName().startsWith("dev.orrery.reconcilers")))
        .map(
            thread ->
                thread.getKey().getName()
                    + " "
                    + Stream.of(thread.getValue()).limit(FRAMES).toList())
        .collect(Collectors.joining(", "));
  }
}
