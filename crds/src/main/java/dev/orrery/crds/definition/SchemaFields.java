package dev.orrery.crds.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The fields of a CRD's served version, flat, so that two CRDs can be compared. */
public final class SchemaFields {

  private SchemaFields() {}

  /**
   * All fields by path, those of an object in the order of their names.
   *
   * @param version the version to look at, such as {@code v1alpha1}; absent there: no fields
   */
  public static Map<String, SchemaField> of(CustomResourceDefinition crd, String version) {
    var fields = new LinkedHashMap<String, SchemaField>();
    crd.getSpec().getVersions().stream()
        .filter(served -> served.getName().equals(version))
        .map(served -> served.getSchema().getOpenAPIV3Schema())
        .forEach(root -> below("", root, fields));
    return fields;
  }

  /**
   * The fields that a cluster's CRD lacks, worst first: those an operator of ours would write or
   * read in vain.
   */
  public static List<String> missing(
      CustomResourceDefinition served, CustomResourceDefinition ours, String version) {
    Map<String, SchemaField> there = of(served, version);
    return of(ours, version).keySet().stream().filter(path -> !there.containsKey(path)).toList();
  }

  private static void below(String path, JSONSchemaProps schema, Map<String, SchemaField> into) {
    if (schema.getProperties() != null) {
      List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
      new TreeMap<>(schema.getProperties())
          .forEach(
              (name, property) -> add(path + "." + name, property, required.contains(name), into));
    }
    if (schema.getItems() != null && schema.getItems().getSchema() != null) {
      below(path + "[]", schema.getItems().getSchema(), into);
    }
    if (schema.getAdditionalProperties() != null
        && schema.getAdditionalProperties().getSchema() != null) {
      add(path + "{}", schema.getAdditionalProperties().getSchema(), false, into);
    }
  }

  private static void add(
      String path, JSONSchemaProps schema, boolean required, Map<String, SchemaField> into) {
    into.put(
        path,
        new SchemaField(
            path,
            type(schema),
            required,
            Boolean.TRUE.equals(schema.getXKubernetesPreserveUnknownFields()),
            allowed(schema),
            schema.getDescription()));
    below(path, schema, into);
  }

  private static String type(JSONSchemaProps schema) {
    if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
      return "int-or-string";
    }
    return schema.getType() == null ? "any" : schema.getType();
  }

  private static Set<String> allowed(JSONSchemaProps schema) {
    return schema.getEnum() == null
        ? Set.of()
        : schema.getEnum().stream().map(JsonNode::asText).collect(Collectors.toUnmodifiableSet());
  }
}
