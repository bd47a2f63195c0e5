package dev.orrery.bench.budget;

import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is written and what is turned away. */
final class CountingWriter implements Writer {

  private final Writer writer;
  private final LongAdder committed;
  private final LongAdder conflicts;

  CountingWriter(Writer writer, LongAdder committed, LongAdder conflicts) {
    this.writer = writer;
    this.committed = committed;
    this.conflicts = conflicts;
  }

  @Override
  public CompletableFuture<WriteResult> send(Write write) {
    return writer
        .send(write)
        .whenComplete(
            (result, _) -> {
              if (result instanceof WriteResult.Applied) {
                committed.increment();
              } else if (result instanceof WriteResult.Conflict) {
                conflicts.increment();
              }
            });
  }
}
