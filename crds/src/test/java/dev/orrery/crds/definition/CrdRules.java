package dev.orrery.crds.definition;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The CEL rules of a CRD and what they say to people. */
final class CrdRules {

  private static final Pattern LITERAL = Pattern.compile("'([^']*)'");

  private CrdRules() {}

  /** A rule and the path of the schema that has it. */
  record Located(String path, ValidationRule rule) {}

  static List<Located> of(CustomResourceDefinition crd) {
    var rules = new ArrayList<Located>();
    crd.getSpec()
        .getVersions()
        .forEach(version -> collect("", version.getSchema().getOpenAPIV3Schema(), rules));
    return rules;
  }

  /** What the rule says, with a stand-in for what it tells of the object. */
  static String words(ValidationRule rule, String standIn) {
    if (rule.getMessageExpression() == null) {
      return rule.getMessage();
    }
    var parts = new ArrayList<String>();
    var literals = LITERAL.matcher(rule.getMessageExpression());
    while (literals.find()) {
      parts.add(literals.group(1));
    }
    return parts.getFirst() + standIn + parts.getLast();
  }

  private static void collect(String path, @Nullable JSONSchemaProps schema, List<Located> into) {
    if (schema == null) {
      return;
    }
    if (schema.getXKubernetesValidations() != null) {
      schema.getXKubernetesValidations().forEach(rule -> into.add(new Located(path, rule)));
    }
    if (schema.getProperties() != null) {
      schema.getProperties().forEach((name, below) -> collect(path + "." + name, below, into));
    }
    if (schema.getAdditionalProperties() != null) {
      collect(path + "{}", schema.getAdditionalProperties().getSchema(), into);
    }
    if (schema.getItems() != null) {
      collect(path + "[]", schema.getItems().getSchema(), into);
    }
  }
}
