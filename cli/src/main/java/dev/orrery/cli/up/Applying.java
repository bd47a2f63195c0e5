package dev.orrery.cli.up;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Applies objects server-side, as field manager {@code orrery-up}. */
final class Applying {

  private static final String CONTROLLER = "up";

  private final Writer writer;

  Applying(Writer writer) {
    this.writer = writer;
  }

  /**
   * Applies objects that do not depend on each other, side by side.
   *
   * @param step names the write, such as {@code apply-rbac}
   */
  void all(String step, List<ObjectNode> objects) {
    WritePoint point = new WritePoint(CONTROLLER, step);
    List<CompletableFuture<WriteResult>> sent =
        objects.stream()
            .map(object -> writer.send(new Write.Apply(point, Manifests.ref(object), object)))
            .toList();
    for (int i = 0; i < sent.size(); i++) {
      require(Manifests.ref(objects.get(i)), sent.get(i).join());
    }
  }

  /** Creates the object unless one of that name is there. */
  void createIfAbsent(String step, ObjectNode object) {
    ObjectRef ref = Manifests.ref(object);
    WriteResult result =
        writer.write(new Write.Create(new WritePoint(CONTROLLER, step), ref, object));
    if (!(result instanceof WriteResult.Conflict)) {
      require(ref, result);
    }
  }

  private static void require(ObjectRef ref, WriteResult result) {
    if (!(result instanceof WriteResult.Applied)) {
      throw new CommandException(
          result instanceof WriteResult.NotSent ? ExitCode.UNAVAILABLE : ExitCode.FAILED,
          ref + " was not applied: " + result.message() + ". Maybe see the API server's log.");
    }
  }
}
