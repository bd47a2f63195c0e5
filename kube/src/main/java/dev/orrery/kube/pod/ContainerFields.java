package dev.orrery.kube.pod;

import dev.orrery.kube.json.Amounts;
import dev.orrery.kube.json.FieldTable;

/** Containers: their requests and ports. */
final class ContainerFields {

  /** What a container or a pod asks for. */
  static final FieldTable<Claims> RESOURCES =
      FieldTable.<Claims>of("io.k8s.api.core.v1.ResourceRequirements")
          .value("requests", (in, claims) -> claims.requests = Amounts.read(in))
          .value("limits", (in, claims) -> claims.limits = Amounts.read(in))
          .unknown("claims");

  /** What is configured on the node, from a status: names of claims ask for nothing there. */
  static final FieldTable<Claims> ACTUAL =
      FieldTable.<Claims>of("io.k8s.api.core.v1.ResourceRequirements")
          .value("requests", (in, claims) -> claims.requests = Amounts.read(in))
          .othersHarmless();

  static final FieldTable<PortDraft> PORT =
      FieldTable.<PortDraft>of("io.k8s.api.core.v1.ContainerPort")
          .number("hostPort", (port, number) -> port.hostPort = number)
          .number("containerPort", (port, number) -> port.containerPort = number)
          .text("protocol", (port, protocol) -> port.protocol = protocol)
          .text("hostIP", (port, ip) -> port.hostIp = ip)
          .harmless("name");

  static final FieldTable<ContainerDraft> CONTAINER =
      FieldTable.<ContainerDraft>of("io.k8s.api.core.v1.Container")
          .text("name", (container, name) -> container.name = name)
          .object("resources", RESOURCES, container -> container.claims)
          .list("ports", PORT, ContainerDraft::port)
          .text("restartPolicy", (container, policy) -> container.sidecar = policy.equals("Always"))
          .harmless("image", "imagePullPolicy", "command", "args", "workingDir", "env", "envFrom")
          .harmless(
              "livenessProbe",
              "readinessProbe",
              "startupProbe",
              "lifecycle",
              "restartPolicyRules",
              "resizePolicy")
          .harmless("volumeMounts", "volumeDevices", "securityContext", "stdin", "stdinOnce", "tty")
          .harmless("terminationMessagePath", "terminationMessagePolicy");

  static final FieldTable<StatusDraft> STATUS =
      FieldTable.<StatusDraft>of("io.k8s.api.core.v1.ContainerStatus")
          .text("name", (status, name) -> status.name = name)
          .value("allocatedResources", (in, status) -> status.allocated = Amounts.read(in))
          .object("resources", ACTUAL, StatusDraft::actual)
          .othersHarmless();

  private ContainerFields() {}
}
