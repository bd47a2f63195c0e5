package dev.orrery.bench.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.bench.BenchException;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Creates objects of a fleet, many at a time. */
public final class Loading {

  private static final WritePoint POINT = new WritePoint("bench", "load");

  private final Writer writer;

  /** Writes with these permissions. */
  public Loading(Writer writer) {
    this.writer = writer;
  }

  /** Creates the fleet's namespace, and the account without which it admits no pod. */
  public void namespace() {
    create(
        new ObjectRef("v1", "namespaces", null, Fleet.NAMESPACE),
        Fleet.object("v1", "Namespace", Fleet.NAMESPACE));
    create(
        new ObjectRef("v1", "serviceaccounts", Fleet.NAMESPACE, "default"),
        Fleet.object("v1", "ServiceAccount", "default"));
  }

  /** Creates nodes without the taint that a node has before its first report. */
  public void nodes(int count, IntFunction<ObjectNode> node) {
    List<ObjectRef> created = new ArrayList<>();
    all(
        count,
        i -> {
          ObjectNode made = node.apply(i);
          created.add(new ObjectRef("v1", "nodes", null, made.at("/metadata/name").asText()));
          return new Write.Create(POINT, created.getLast(), made);
        });
    ObjectNode untainted = Fleet.object("v1", "Node", "any");
    untainted.remove(List.of("apiVersion", "kind", "metadata"));
    untainted.putObject("spec").putNull("taints");
    all(count, i -> new Write.MergePatch(POINT, created.get(i), null, untainted));
  }

  /** Creates objects in the fleet's namespace, in their order. */
  public void objects(String plural, int count, IntFunction<ObjectNode> object) {
    all(
        count,
        i -> {
          ObjectNode made = object.apply(i);
          String version = made.path("apiVersion").asText();
          String name = made.at("/metadata/name").asText();
          return new Write.Create(
              POINT, new ObjectRef(version, plural, Fleet.NAMESPACE, name), made);
        });
  }

  private void create(ObjectRef ref, ObjectNode object) {
    require(writer.write(new Write.Create(POINT, ref, object)));
  }

  private void all(int count, IntFunction<Write> writes) {
    List<CompletableFuture<WriteResult>> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sent.add(writer.send(writes.apply(i)));
    }
    sent.forEach(result -> require(result.join()));
  }

  private static void require(WriteResult result) {
    if (!(result instanceof WriteResult.Applied)) {
      throw BenchException.unavailable(
          "the fleet could not be created: "
              + result.message()
              + ". Maybe see the API server's log.");
    }
  }
}
