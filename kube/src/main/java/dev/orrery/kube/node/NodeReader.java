package dev.orrery.kube.node;

import dev.orrery.kube.json.Amounts;
import dev.orrery.kube.json.FieldTable;
import dev.orrery.kube.json.JsonCursor;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.Resources;
import dev.orrery.scheduler.model.Taint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads nodes. */
public final class NodeReader {

  private static final FieldTable<Draft> METADATA =
      FieldTable.<Draft>of("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta")
          .version("resourceVersion")
          .text("name", (node, name) -> node.name = name)
          .map("labels", (node, labels) -> node.labels = labels)
          .othersHarmless();

  private static final FieldTable<TaintDraft> TAINT =
      FieldTable.<TaintDraft>of("io.k8s.api.core.v1.Taint")
          .text("key", (taint, key) -> taint.key = key)
          .text("value", (taint, value) -> taint.value = value)
          .text("effect", (taint, effect) -> taint.effect = effect)
          .othersHarmless();

  private static final FieldTable<Draft> SPEC =
      FieldTable.<Draft>of("io.k8s.api.core.v1.NodeSpec")
          .flag("unschedulable", (node, cordoned) -> node.unschedulable = cordoned)
          .list("taints", TAINT, Draft::taint)
          .othersHarmless();

  private static final FieldTable<Draft> STATUS =
      FieldTable.<Draft>of("io.k8s.api.core.v1.NodeStatus")
          .value("allocatable", (in, node) -> node.allocatable = Amounts.read(in))
          .othersHarmless();

  private static final FieldTable<Draft> NODE =
      FieldTable.<Draft>of("io.k8s.api.core.v1.Node")
          .object("metadata", METADATA, Function.identity())
          .object("spec", SPEC, Function.identity())
          .object("status", STATUS, Function.identity())
          .othersHarmless();

  private NodeReader() {}

  /**
   * Reads the node at which the cursor stands; one that reports no allocatable amounts takes no
   * pod.
   */
  public static Node read(JsonCursor in) throws IOException {
    Draft draft = in.root(NODE, new Draft());
    List<Taint> taints = draft.taints.stream().map(TaintDraft::finish).toList();
    return new Node(
        draft.name, draft.labels, in.pool().one(taints), draft.unschedulable, draft.allocatable);
  }

  /** A node as written. */
  private static final class Draft {
    String name = "";
    Map<String, String> labels = Map.of();
    final List<TaintDraft> taints = new ArrayList<>();
    boolean unschedulable;
    Resources allocatable = Resources.NONE;

    TaintDraft taint() {
      var taint = new TaintDraft();
      taints.add(taint);
      return taint;
    }
  }

  /** A taint as written. */
  private static final class TaintDraft {
    String key = "";
    String value = "";
    String effect = "";

    /** An effect that is not known keeps pods away: the cautious reading. */
    Taint finish() {
      return new Taint(
          key,
          value,
          switch (effect) {
            case "PreferNoSchedule" -> Taint.Effect.PREFER_NO_SCHEDULE;
            case "NoExecute" -> Taint.Effect.NO_EXECUTE;
            default -> Taint.Effect.NO_SCHEDULE;
          });
    }
  }
}
