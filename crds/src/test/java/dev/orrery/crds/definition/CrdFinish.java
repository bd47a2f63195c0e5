package dev.orrery.crds.definition;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds what annotations on the types cannot say: keyed lists, formats, the kind's own text. */
final class CrdFinish implements CRDPostProcessor {

  private static final Map<String, List<String>> LIST_KEYS =
      Map.of(
          "conditions", List.of("type"),
          "containers", List.of("name"),
          "initContainers", List.of("name"),
          "freeze", List.of("name"),
          "gap", List.of("dimension"),
          "holders", List.of("holder"),
          "pending", List.of("reason"));

  private static final Set<String> TIMES = Set.of("lastTransitionTime", "since", "until");

  @Override
  public HasMetadata process(HasMetadata crd, String version) {
    var definition = (CustomResourceDefinition) crd;
    var annotations = new TreeMap<String, String>();
    annotations.put("argocd.argoproj.io/sync-options", "ServerSideApply=true");
    definition.getMetadata().setAnnotations(annotations);
    var labels = new TreeMap<String, String>();
    labels.put("app.kubernetes.io/name", "orrery");
    labels.put("app.kubernetes.io/component", "crds");
    definition.getMetadata().setLabels(labels);
    for (CustomResourceDefinitionVersion served : definition.getSpec().getVersions()) {
      JSONSchemaProps root = served.getSchema().getOpenAPIV3Schema();
      root.setDescription(
          type(definition.getSpec().getNames().getKind())
              .getAnnotation(JsonClassDescription.class)
              .value());
      root.setRequired(List.of("spec"));
      describe(root, "spec", "What you ask for.");
      JSONSchemaProps status = Objects.requireNonNull(root.getProperties().get("status"));
      if (status.getProperties() == null || status.getProperties().isEmpty()) {
        root.getProperties().remove("status");
      } else {
        describe(root, "status", "What Orrery found and did.");
      }
      root.getProperties().forEach(CrdFinish::finish);
      order(served, type(definition.getSpec().getNames().getKind()));
    }
    return definition;
  }

  private static void describe(JSONSchemaProps root, String property, String text) {
    Objects.requireNonNull(root.getProperties().get(property), property).setDescription(text);
  }

  private static Class<? extends HasMetadata> type(String kind) {
    return CrdGenerator.KINDS.stream()
        .filter(type -> HasMetadata.getKind(type).equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** Columns in the order in which the type names them. */
  private static void order(CustomResourceDefinitionVersion served, Class<?> type) {
    List<String> names =
        Stream.of(type.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    served
        .getAdditionalPrinterColumns()
        .sort(Comparator.comparingInt(column -> names.indexOf(column.getName())));
  }

  private static void finish(String name, JSONSchemaProps schema) {
    if (LIST_KEYS.containsKey(name) && "array".equals(schema.getType())) {
      schema.setXKubernetesListType("map");
      schema.setXKubernetesListMapKeys(LIST_KEYS.get(name));
    } else if ("array".equals(schema.getType())) {
      schema.setXKubernetesListType("atomic");
    }
    if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
      schema.setMaxLength(64L);
    }
    if (TIMES.contains(name)) {
      schema.setFormat("date-time");
    }
    if (schema.getProperties() != null) {
      schema.getProperties().forEach(CrdFinish::finish);
    }
    if (schema.getItems() != null && schema.getItems().getSchema() != null) {
      finish("items", schema.getItems().getSchema());
    }
    if (schema.getAdditionalProperties() != null
        && schema.getAdditionalProperties().getSchema() != null) {
      JSONSchemaProps values = schema.getAdditionalProperties().getSchema();
      if (Boolean.TRUE.equals(values.getXKubernetesIntOrString())) {
        values.setXKubernetesValidations(List.of(amount()));
      }
      finish("values", values);
    }
  }

  /** A rule on each value: no annotation reaches there, and one on the map would cost too much. */
  private static ValidationRule amount() {
    var rule = new ValidationRule();
    rule.setRule("isQuantity(string(self)) && sign(quantity(string(self))) >= 0");
    rule.setMessageExpression(
        "'amount is ' + string(self) + '. Maybe write 0 or more, like 500m, 1.5 or 4Gi.'");
    return rule;
  }
}
