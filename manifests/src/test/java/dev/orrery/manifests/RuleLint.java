package dev.orrery.manifests;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What a rule must not grant to anybody. */
final class RuleLint {

  private static final Set<String> READS = Set.of("get", "list", "watch");
  private static final Set<String> POWERS = Set.of("escalate", "bind", "impersonate", "approve");

  /** Ways into a pod, a node or another account. */
  private static final Set<String> DOORS =
      Set.of(
          "pods/exec",
          "pods/attach",
          "pods/portforward",
          "pods/proxy",
          "pods/ephemeralcontainers",
          "nodes/proxy",
          "services/proxy",
          "serviceaccounts/token",
          "secrets");

  /** What decides over the rights of others. */
  private static final Set<String> RULES_OF_OTHERS =
      Set.of(
          "roles",
          "rolebindings",
          "clusterroles",
          "clusterrolebindings",
          "customresourcedefinitions",
          "validatingwebhookconfigurations",
          "mutatingwebhookconfigurations",
          "validatingadmissionpolicies",
          "validatingadmissionpolicybindings",
          "namespaces",
          "nodes",
          "serviceaccounts");

  private RuleLint() {}

  static void look(PolicyRule rule, Consumer<String> say) {
    for (List<String> words :
        List.of(
            rule.getApiGroups(),
            rule.getResources(),
            rule.getVerbs(),
            rule.getResourceNames(),
            rule.getNonResourceURLs())) {
      if (words.stream().anyMatch(word -> word.contains("*"))) {
        say.accept("has a wildcard: " + words);
      }
    }
    rule.getVerbs().stream()
        .filter(POWERS::contains)
        .forEach(verb -> say.accept("grants the verb " + verb));
    for (String resource : rule.getResources()) {
      if (DOORS.contains(resource)) {
        say.accept("grants " + rule.getVerbs() + " on " + resource);
      }
      boolean writes = rule.getVerbs().stream().anyMatch(verb -> !READS.contains(verb));
      if (writes && RULES_OF_OTHERS.contains(resource)) {
        say.accept("writes " + resource);
      }
    }
    if (rule.getVerbs().contains("create") && !rule.getResourceNames().isEmpty()) {
      say.accept("grants create by name, which no API server can check: " + rule.getResources());
    }
  }
}
