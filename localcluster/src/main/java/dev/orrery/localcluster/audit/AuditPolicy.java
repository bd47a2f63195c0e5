package dev.orrery.localcluster.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Builds an audit policy rule by rule; the first rule that matches a request decides, what none
 * matches is not logged.
 */
public final class AuditPolicy {
  private static final String HEAD =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitManagedFields: true
      omitStages: [RequestReceived]
      rules:
      """;

  private final List<String> rules = new ArrayList<>();

  /** Logs who did what to which object, for every request. */
  public static String everything() {
    return new AuditPolicy().log(List.of(), List.of(), List.of()).yaml();
  }

  /** Logs who did what, for ServiceAccounts that are not Kubernetes' own. */
  public static String serviceAccounts() {
    return HEAD
        + "- level: None\n  userGroups: [\"system:serviceaccounts:kube-system\"]\n"
        + "- level: Metadata\n  userGroups: [\"system:serviceaccounts\"]\n"
        + "- level: None\n";
  }

  /** Logs every request that asks for a change. */
  public static String allWrites() {
    return new AuditPolicy()
        .log(
            List.of("create", "update", "patch", "delete", "deletecollection"),
            List.of(),
            List.of())
        .yaml();
  }

  /**
   * Logs requests that match in all three respects; an empty list matches all.
   *
   * @param verbs such as list
   * @param users user names
   * @param resources as {@code pods} or {@code apps/deployments}; a subresource counts as one of
   *     its own: {@code pods/status} of the core group is written {@code /pods/status}
   */
  public AuditPolicy log(List<String> verbs, List<String> users, List<String> resources) {
    rules.add(rule("Metadata", verbs, users, resources));
    return this;
  }

  /** The same, with what was sent. */
  public AuditPolicy bodies(List<String> verbs, List<String> users, List<String> resources) {
    rules.add(rule("Request", verbs, users, resources));
    return this;
  }

  /** Leaves out requests that match; stands before the rule it narrows. */
  public AuditPolicy skip(List<String> verbs, List<String> users, List<String> resources) {
    rules.add(rule("None", verbs, users, resources));
    return this;
  }

  /** The policy's text. */
  public String yaml() {
    return HEAD + String.join("", rules) + "- level: None\n";
  }

  private static String rule(
      String level, List<String> verbs, List<String> users, List<String> resources) {
    StringBuilder rule = new StringBuilder("- level: " + level + "\n");
    append(rule, "verbs", verbs);
    append(rule, "users", users);
    if (!resources.isEmpty()) {
      rule.append("  resources:\n");
      resources.forEach(resource -> rule.append(resourceEntry(resource)));
    }
    return rule.toString();
  }

  private static void append(StringBuilder rule, String key, List<String> values) {
    if (!values.isEmpty()) {
      String list =
          values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "));
      rule.append("  ").append(key).append(": [").append(list).append("]\n");
    }
  }

  private static String resourceEntry(String resource) {
    int slash = resource.indexOf('/');
    String group = slash < 0 ? "" : resource.substring(0, slash);
    String plural = slash < 0 ? resource : resource.substring(slash + 1);
    return "  - group: \"" + group + "\"\n    resources: [\"" + plural + "\"]\n";
  }
}
