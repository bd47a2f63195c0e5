package dev.orrery.operator.preflight;

import static dev.orrery.operator.preflight.Permission.Scope.CLUSTER;
import static dev.orrery.operator.preflight.Permission.Scope.OWN;
import static dev.orrery.operator.preflight.Permission.Scope.WATCHED;

import dev.orrery.crds.Api;
import dev.orrery.crds.controlplane.ControlPlane;
import dev.orrery.kube.disruption.Ledgers;
import dev.orrery.kube.disruption.LiveBrake;
import dev.orrery.operator.preflight.Permission.Scope;
import dev.orrery.operator.settings.RoleName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All that each role does, and thus must be allowed to do; nothing else. */
public final class Permissions {

  private static final String CORE = "";
  private static final String EPOCHS = "leaderepochs." + Api.GROUP;
  private static final String SEE = "list watch";
  private static final String READ = "get " + SEE;

  private Permissions() {}

  /** What the role needs. */
  public static List<Permission> of(RoleName role) {
    Stream<Permission> own =
        switch (role) {
          case SCHEDULER -> scheduler();
          case CONTROLLERS -> controllers();
        };
    return Stream.concat(everyRole(role), own).toList();
  }

  /** The CRDs that a role works with, by full name. */
  static List<String> definitions(RoleName role) {
    return switch (role) {
      case SCHEDULER ->
          List.of("controlplanes." + Api.GROUP, "disruptionclaims." + Api.GROUP, EPOCHS);
      case CONTROLLERS -> List.of("workloads." + Api.GROUP, EPOCHS);
    };
  }

  /** The Lease and its fence: creation cannot be allowed by name, all else is. */
  private static Stream<Permission> everyRole(RoleName role) {
    String lease = "orrery-" + role.text();
    return Stream.of(
            some("create", "coordination.k8s.io", "leases", OWN),
            named("get patch", "coordination.k8s.io", "leases", lease, OWN),
            some("create", Api.GROUP, "leaderepochs", OWN),
            named("get patch", Api.GROUP, "leaderepochs", lease, OWN))
        .flatMap(part -> part);
  }

  private static Stream<Permission> scheduler() {
    return Stream.of(
            some(SEE, CORE, "pods", CLUSTER),
            some(SEE, CORE, "nodes", CLUSTER),
            some(SEE, CORE, "namespaces", CLUSTER),
            some("create", CORE, "pods/binding", CLUSTER),
            some("patch", CORE, "pods/status", CLUSTER),
            some("get", CORE, "pods", CLUSTER),
            some("get", CORE, "nodes", CLUSTER),
            some("get", CORE, "namespaces", CLUSTER),
            some("create", "events.k8s.io", "events", CLUSTER),
            some("list", Api.GROUP, "controlplanes", CLUSTER),
            named("get", Api.GROUP, "controlplanes", ControlPlane.NAME, CLUSTER),
            named("patch", Api.GROUP, "controlplanes/status", ControlPlane.NAME, CLUSTER),
            some("get list delete", Api.GROUP, "disruptionclaims", CLUSTER),
            some("patch", Api.GROUP, "disruptionclaims/status", CLUSTER),
            some("create", CORE, "configmaps", OWN),
            named("get patch", CORE, "configmaps", Ledgers.NAME, OWN),
            named("get", CORE, "configmaps", LiveBrake.NAME, OWN),
            named("get", "coordination.k8s.io", "leases", "orrery-controllers", OWN))
        .flatMap(part -> part);
  }

  private static Stream<Permission> controllers() {
    return Stream.of(
            some(READ, Api.GROUP, "workloads", WATCHED),
            some("patch", Api.GROUP, "workloads/status", WATCHED),
            some(READ + " create patch", "apps", "deployments", WATCHED),
            some(READ + " create patch delete", CORE, "services", WATCHED),
            some(READ + " create patch delete", "policy", "poddisruptionbudgets", WATCHED),
            some(SEE, CORE, "pods", WATCHED),
            some("create", "events.k8s.io", "events", WATCHED))
        .flatMap(part -> part);
  }

  private static Stream<Permission> some(String verbs, String group, String resource, Scope scope) {
    return named(verbs, group, resource, "", scope);
  }

  private static Stream<Permission> named(
      String verbs, String group, String resource, String name, Scope scope) {
    return Arrays.stream(verbs.split(" ", -1))
        .map(verb -> new Permission(verb, group, resource, name, scope));
  }
}
