package dev.orrery.crds.definition;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The CEL rules of a CRD and what they say to people. */
final class CrdRules {

  private static final Pattern LITERAL = Pattern.compile("'([^']*)'");

  private CrdRules() {}

  static List<ValidationRule> of(CustomResourceDefinition crd) {
    var rules = new ArrayList<ValidationRule>();
    crd.getSpec()
        .getVersions()
        .forEach(version -> collect(version.getSchema().getOpenAPIV3Schema(), rules));
    return rules;
  }

  /** What the rule says, with a stand-in for each value of the object. */
  static String words(ValidationRule rule, String standIn) {
    if (rule.getMessageExpression() == null) {
      return rule.getMessage();
    }
    var parts = new ArrayList<String>();
    var literals = LITERAL.matcher(rule.getMessageExpression());
    while (literals.find()) {
      parts.add(literals.group(1));
    }
    return String.join(standIn, parts);
  }

  private static void collect(JSONSchemaProps schema, List<ValidationRule> into) {
    if (schema.getXKubernetesValidations() != null) {
      into.addAll(schema.getXKubernetesValidations());
    }
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(below -> collect(below, into));
    }
    if (schema.getItems() != null && schema.getItems().getSchema() != null) {
      collect(schema.getItems().getSchema(), into);
    }
  }
}
