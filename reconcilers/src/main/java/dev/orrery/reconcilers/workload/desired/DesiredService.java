package dev.orrery.reconcilers.workload.desired;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.crds.workload.ServicePort;
import dev.orrery.crds.workload.ServiceSpec;
import dev.orrery.crds.workload.ServiceType;
import dev.orrery.crds.workload.Workload;
import dev.orrery.reconcilers.owned.OwnedObject;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** The Service in front of a Workload's pods. */
public final class DesiredService {

  private DesiredService() {}

  /** The Service as it should be, null when none is asked for. */
  public static @Nullable OwnedObject of(Workload workload) {
    ServiceSpec service = workload.getSpec().service();
    if (service == null) {
      return null;
    }
    String name =
        service.name() == null
            ? WorkloadNames.owned(workload.getMetadata().getName())
            : service.name();
    ObjectNode tree = Frame.of(workload, "v1", "Service", name);
    ObjectNode spec = tree.putObject("spec");
    spec.put("type", service.effectiveType().kubernetesType());
    if (service.effectiveType() == ServiceType.HEADLESS) {
      spec.put("clusterIP", "None");
    }
    ObjectNode selector = spec.putObject("selector");
    WorkloadNames.selector(workload).forEach(selector::put);
    ArrayNode ports = spec.putArray("ports");
    service.ports().forEach(port -> port(ports.addObject(), port));
    return Frame.done(workload, tree, "services");
  }

  private static void port(ObjectNode into, ServicePort port) {
    if (port.name() != null) {
      into.put("name", port.name());
    }
    into.put("port", port.port());
    into.put("protocol", port.effectiveProtocol().name());
    IntOrString target = port.targetPort();
    if (target == null) {
      into.put("targetPort", port.port());
    } else if (target.getIntVal() != null) {
      into.put("targetPort", target.getIntVal());
    } else {
      into.put("targetPort", target.getStrVal());
    }
    if (port.nodePort() != null) {
      into.put("nodePort", port.nodePort());
    }
  }
}
