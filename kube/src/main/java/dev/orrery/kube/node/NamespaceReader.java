package dev.orrery.kube.node;

import dev.orrery.kube.json.FieldTable;
import dev.orrery.kube.json.JsonCursor;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** Reads namespaces. */
public final class NamespaceReader {

  private static final FieldTable<Draft> METADATA =
      FieldTable.<Draft>of("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta")
          .version("resourceVersion")
          .text("name", (namespace, name) -> namespace.name = name)
          .map("labels", (namespace, labels) -> namespace.labels = labels)
          .othersHarmless();

  private static final FieldTable<Draft> NAMESPACE =
      FieldTable.<Draft>of("io.k8s.api.core.v1.Namespace")
          .object("metadata", METADATA, Function.identity())
          .othersHarmless();

  private NamespaceReader() {}

  /** Reads the namespace at which the cursor stands. */
  public static Namespace read(JsonCursor in) throws IOException {
    Draft draft = in.root(NAMESPACE, new Draft());
    return new Namespace(draft.name, draft.labels);
  }

  /** A namespace as written. */
  private static final class Draft {
    String name = "";
    Map<String, String> labels = Map.of();
  }
}
