package dev.orrery.e2e;

import dev.orrery.localcluster.audit.AccessUse;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One verb on one resource that a role grants to a ServiceAccount of Orrery's.
 *
 * @param role kind and name, such as {@code ClusterRole/orrery-scheduler}
 * @param everywhere whether it is bound for the whole cluster
 * @param verb such as patch
 * @param group the API group; empty for core
 * @param resource the plural, with the subresource after a slash
 * @param name the one object it is about; empty for any
 */
record Grant(
    String role, boolean everywhere, String verb, String group, String resource, String name) {

  /** All that the bindings among these objects give to ServiceAccounts. */
  static List<Grant> of(List<HasMetadata> objects) {
    Set<String> everywhere = new HashSet<>();
    Set<String> somewhere = new HashSet<>();
    for (HasMetadata object : objects) {
      if (object instanceof ClusterRoleBinding binding && isForAccount(binding.getSubjects())) {
        everywhere.add(binding.getRoleRef().getKind() + "/" + binding.getRoleRef().getName());
      } else if (object instanceof RoleBinding binding && isForAccount(binding.getSubjects())) {
        somewhere.add(binding.getRoleRef().getKind() + "/" + binding.getRoleRef().getName());
      }
    }
    return objects.stream()
        .flatMap(
            object -> {
              String role = object.getKind() + "/" + object.getMetadata().getName();
              boolean bound = everywhere.contains(role) || somewhere.contains(role);
              return bound
                  ? rules(object).flatMap(rule -> of(role, everywhere.contains(role), rule))
                  : Stream.empty();
            })
        .toList();
  }

  /** Whether this is what allowed the use. */
  boolean covers(AccessUse use) {
    return use.allowed()
        && use.grant().equals(role)
        && use.verb().equals(verb)
        && use.group().equals(group)
        && use.resource().equals(resource)
        && (name.isEmpty() || use.names().contains(name));
  }

  /** Whether an object can be named in it: not what is made, nor what concerns many. */
  boolean namesAnObject() {
    return Set.of("get", "update", "patch", "delete").contains(verb);
  }

  @Override
  public String toString() {
    return role
        + ": "
        + verb
        + " "
        + resource
        + (group.isEmpty() ? "" : "." + group)
        + (name.isEmpty() ? "" : " " + name);
  }

  private static boolean isForAccount(List<Subject> subjects) {
    return subjects.stream().anyMatch(subject -> subject.getKind().equals("ServiceAccount"));
  }

  private static Stream<PolicyRule> rules(HasMetadata object) {
    return switch (object) {
      case ClusterRole role -> role.getRules().stream();
      case Role role -> role.getRules().stream();
      default -> Stream.empty();
    };
  }

  private static Stream<Grant> of(String role, boolean everywhere, PolicyRule rule) {
    List<String> names = rule.getResourceNames().isEmpty() ? List.of("") : rule.getResourceNames();
    return rule.getVerbs().stream()
        .flatMap(
            verb ->
                rule.getApiGroups().stream()
                    .flatMap(
                        group ->
                            rule.getResources().stream()
                                .flatMap(
                                    resource ->
                                        names.stream()
                                            .map(
                                                name ->
                                                    new Grant(
                                                        role,
                                                        everywhere,
                                                        verb,
                                                        group,
                                                        resource,
                                                        name)))));
  }
}
