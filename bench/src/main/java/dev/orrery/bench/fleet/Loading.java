package dev.orrery.bench.fleet;

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

/** Creates the fleet's objects. */
final class Loading {

  private static final WritePoint POINT = new WritePoint("bench", "load");

  private final Writer writer;

  Loading(Writer writer) {
    this.writer = writer;
  }

  /**
   * Creates nodes without the taint that a node has before its first report, then the pods, all
   * waiting.
   */
  void load(Fleet fleet, String scheduler) {
    create(
        new ObjectRef("v1", "namespaces", null, Fleet.NAMESPACE),
        Fleet.object("v1", "Namespace", Fleet.NAMESPACE));
    ObjectNode account = Fleet.object("v1", "ServiceAccount", "default");
    create(new ObjectRef("v1", "serviceaccounts", Fleet.NAMESPACE, "default"), account);
    all(fleet.nodes(), i -> new Write.Create(POINT, node(i), Fleet.node(i)));
    ObjectNode untainted = Fleet.object("v1", "Node", "any");
    untainted.remove(List.of("apiVersion", "kind", "metadata"));
    untainted.putObject("spec").putNull("taints");
    all(fleet.nodes(), i -> new Write.MergePatch(POINT, node(i), null, untainted));
    all(
        fleet.pods().size(),
        i -> {
          ObjectNode pod = fleet.pod(i, scheduler);
          return new Write.Create(
              POINT, ObjectRef.pod(Fleet.NAMESPACE, pod.at("/metadata/name").asText()), pod);
        });
  }

  private static ObjectRef node(int index) {
    return new ObjectRef("v1", "nodes", null, Fleet.nodeName(index));
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
