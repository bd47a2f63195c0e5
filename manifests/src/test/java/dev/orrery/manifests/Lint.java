package dev.orrery.manifests;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What manifests must not have, however they came to have it. */
final class Lint {

  private final Set<String> titles = new HashSet<>();
  private final List<String> findings = new ArrayList<>();

  private Lint(List<HasMetadata> objects) {
    for (HasMetadata object : objects) {
      if (!titles.add(title(object) + " in " + object.getMetadata().getNamespace())) {
        say(object, "is there twice");
      }
      titles.add(title(object));
    }
  }

  /** Everything that is wrong with what is installed together, as sentences. */
  static List<String> findings(List<HasMetadata> objects) {
    Lint lint = new Lint(objects);
    objects.forEach(lint::look);
    return lint.findings;
  }

  private void look(HasMetadata object) {
    switch (object) {
      case ClusterRole role ->
          role.getRules().forEach(rule -> RuleLint.look(rule, why -> say(role, why)));
      case Role role -> role.getRules().forEach(rule -> RuleLint.look(rule, why -> say(role, why)));
      case ClusterRoleBinding binding -> {
        refersTo(binding, binding.getRoleRef().getKind(), binding.getRoleRef().getName());
        binding.getSubjects().forEach(who -> subject(binding, who.getKind(), who.getName()));
      }
      case RoleBinding binding -> {
        refersTo(binding, binding.getRoleRef().getKind(), binding.getRoleRef().getName());
        binding.getSubjects().forEach(who -> subject(binding, who.getKind(), who.getName()));
      }
      case Deployment deployment -> {
        String account = deployment.getSpec().getTemplate().getSpec().getServiceAccountName();
        refersTo(deployment, "ServiceAccount", String.valueOf(account));
        PodLint.look(deployment, why -> say(deployment, why));
      }
      case Namespace namespace -> {
        Map<String, String> labels = labels(namespace);
        if (!"restricted".equals(labels.get("pod-security.kubernetes.io/enforce"))) {
          say(namespace, "does not enforce restricted pod security");
        }
      }
      case ValidatingAdmissionPolicy policy -> {
        boolean fails = "Fail".equals(policy.getSpec().getFailurePolicy());
        boolean needsDefinition = policy.getSpec().getParamKind() != null;
        if (fails && needsDefinition) {
          say(policy, "refuses everybody's writes while the kind of its parameter is not served");
        }
        if (!fails && !needsDefinition) {
          say(policy, "lets pass what it could not judge");
        }
      }
      case ValidatingAdmissionPolicyBinding binding -> {
        refersTo(binding, "ValidatingAdmissionPolicy", binding.getSpec().getPolicyName());
        if (!binding.getSpec().getValidationActions().contains("Deny")) {
          say(binding, "denies nothing");
        }
      }
      default -> {}
    }
  }

  private void refersTo(HasMetadata object, String kind, String name) {
    if (!titles.contains(kind + " " + name)) {
      say(object, "refers to " + kind + " " + name + ", which is not installed with it");
    }
  }

  private void subject(HasMetadata binding, String kind, String name) {
    if (!kind.equals("ServiceAccount")) {
      say(binding, "gives rights to " + kind + " " + name + ", which is no ServiceAccount");
    } else {
      refersTo(binding, kind, name);
    }
  }

  private void say(HasMetadata object, String why) {
    findings.add(title(object) + " " + why);
  }

  private static String title(HasMetadata object) {
    return object.getKind() + " " + object.getMetadata().getName();
  }

  private static Map<String, String> labels(HasMetadata object) {
    return Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.of());
  }
}
