package dev.orrery.e2e;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One cluster for all scenarios that can share it; it is brought up when first asked for. */
final class SharedOrrery implements ParameterResolver {

  /** Held by each class that uses it: some kill its operator. */
  static final String LOCK = "the shared cluster";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(OrreryCluster.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedOrrery.class))
        .computeIfAbsent(
            "cluster",
            _ -> OrreryCluster.up("shared", Map.of(), "--nodes 40 --no-demo"),
            OrreryCluster.class);
  }
}
