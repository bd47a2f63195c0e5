package dev.orrery.kube.pod;

import dev.orrery.kube.json.Amounts;
import dev.orrery.kube.json.FieldTable;
import java.util.function.Function;

/** The pod's own fields. */
final class PodFields {

  static final String DECISION = "orrery.dev/placement";

  /** Annotations that ask for shares of devices, which no rule here knows yet. */
  private static final String SHARE = "orrery.dev/gpu";

  private static final FieldTable<PodDraft> OWNER =
      FieldTable.<PodDraft>of("io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference")
          .text("uid", (pod, uid) -> pod.owner = uid)
          .flag("controller", (pod, controls) -> pod.ownerControls = controls)
          .othersHarmless();

  static final FieldTable<PodDraft> METADATA =
      FieldTable.<PodDraft>of("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta")
          .value("name", (in, pod) -> pod.name = in.ownText())
          .text("namespace", (pod, namespace) -> pod.namespace = namespace)
          .value("uid", (in, pod) -> pod.uid = in.ownText())
          .version("resourceVersion")
          .value("creationTimestamp", (in, pod) -> pod.created = in.ownText())
          .value("deletionTimestamp", (in, pod) -> pod.deleted = !in.ownText().isEmpty())
          .map("labels", (pod, labels) -> pod.labels = labels)
          .value(
              "annotations",
              (in, pod) -> {
                if (!in.parser().isExpectedStartObjectToken()) {
                  in.unknown();
                  return;
                }
                for (String name = in.parser().nextFieldName();
                    name != null;
                    name = in.parser().nextFieldName()) {
                  in.parser().nextToken();
                  if (name.startsWith(SHARE)) {
                    in.unknown();
                  } else if (name.equals(DECISION)) {
                    pod.decision = in.ownText();
                  } else {
                    in.skip();
                  }
                }
              })
          .value(
              "ownerReferences",
              (in, pod) ->
                  in.each(
                      () -> {
                        pod.ownerControls = false;
                        in.object(OWNER, pod);
                        if (pod.ownerControls) {
                          pod.controller = pod.owner;
                        }
                      }))
          .othersHarmless();

  private static final FieldTable<PodDraft> GATE =
      FieldTable.<PodDraft>of("io.k8s.api.core.v1.PodSchedulingGate")
          .text("name", (pod, name) -> pod.gates.add(name));

  static final FieldTable<PodDraft> SPEC =
      FieldTable.<PodDraft>of("io.k8s.api.core.v1.PodSpec")
          .text("nodeName", (pod, node) -> pod.node = node)
          .text("schedulerName", (pod, scheduler) -> pod.schedulerName = scheduler)
          .number("priority", (pod, priority) -> pod.priority = priority)
          .flag("hostNetwork", (pod, host) -> pod.hostNetwork = host)
          .list("containers", ContainerFields.CONTAINER, pod -> pod.requests.container())
          .list("initContainers", ContainerFields.CONTAINER, pod -> pod.requests.initContainer())
          .object("resources", ContainerFields.RESOURCES, pod -> pod.requests.podLevel())
          .value("overhead", (in, pod) -> pod.overhead = Amounts.read(in))
          .list("volumes", VolumeFields.VOLUME, pod -> pod)
          .map("nodeSelector", (pod, selector) -> pod.nodeSelector = selector)
          .object("affinity", AffinityFields.AFFINITY, pod -> pod.affinity)
          .list("tolerations", TolerationFields.TOLERATION, PodDraft::toleration)
          .list("topologySpreadConstraints", SpreadFields.CONSTRAINT, PodDraft::spread)
          .list("schedulingGates", GATE, Function.identity())
          .harmless(
              "ephemeralContainers",
              "restartPolicy",
              "terminationGracePeriodSeconds",
              "activeDeadlineSeconds")
          .harmless(
              "dnsPolicy",
              "dnsConfig",
              "hostname",
              "subdomain",
              "hostAliases",
              "hostnameOverride",
              "setHostnameAsFQDN")
          .harmless(
              "serviceAccountName",
              "serviceAccount",
              "automountServiceAccountToken",
              "imagePullSecrets")
          .harmless(
              "hostPID", "hostIPC", "hostUsers", "shareProcessNamespace", "securityContext", "os")
          .harmless("readinessGates", "enableServiceLinks")
          // Admission has turned these into priority, overhead, nodeSelector and tolerations;
          // nothing is preempted here.
          .harmless("priorityClassName", "runtimeClassName", "preemptionPolicy")
          .unknown("resourceClaims", "schedulingGroup");

  private static final FieldTable<PodDraft> CONDITION =
      FieldTable.<PodDraft>of("io.k8s.api.core.v1.PodCondition")
          .text("type", (pod, type) -> pod.condition.type = type)
          .text("status", (pod, status) -> pod.condition.status = status)
          .text("reason", (pod, reason) -> pod.condition.reason = reason)
          .text("message", (pod, message) -> pod.condition.message = message)
          .othersHarmless();

  static final FieldTable<PodDraft> STATUS =
      FieldTable.<PodDraft>of("io.k8s.api.core.v1.PodStatus")
          .text("phase", (pod, phase) -> pod.phase = phase)
          .text("nominatedNodeName", (pod, node) -> pod.nominatedNode = node)
          .text("resize", (pod, resize) -> pod.requests.infeasible |= resize.equals("Infeasible"))
          .value(
              "conditions",
              (in, pod) ->
                  in.each(
                      () -> {
                        pod.condition = new PodDraft.Condition();
                        in.object(CONDITION, pod);
                        pod.judge();
                      }))
          .list("containerStatuses", ContainerFields.STATUS, pod -> pod.requests.status())
          .list("initContainerStatuses", ContainerFields.STATUS, pod -> pod.requests.status())
          .value("allocatedResources", (in, pod) -> pod.requests.allocated = Amounts.read(in))
          .object("resources", ContainerFields.ACTUAL, pod -> pod.requests.actual())
          .othersHarmless();

  static final FieldTable<PodDraft> POD =
      FieldTable.<PodDraft>of("io.k8s.api.core.v1.Pod")
          .harmless("apiVersion", "kind")
          .object("metadata", METADATA, Function.identity())
          .object("spec", SPEC, Function.identity())
          .object("status", STATUS, Function.identity());

  private PodFields() {}
}
