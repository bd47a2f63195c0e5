package dev.orrery.kube.placement;

import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records what is written; the test answers. */
final class RecordedWriter implements Writer {

  final List<Write> sent = new CopyOnWriteArrayList<>();
  private final List<CompletableFuture<WriteResult>> answers = new CopyOnWriteArrayList<>();

  @Override
  public CompletableFuture<WriteResult> send(Write write) {
    var answer = new CompletableFuture<WriteResult>();
    answers.add(answer);
    sent.add(write);
    return answer;
  }

  void answer(int which, WriteResult result) {
    answers.get(which).complete(result);
  }

  void answerAll(WriteResult result) {
    for (int i = 0; i < answers.size(); i++) {
      answer(i, result);
    }
  }
}
