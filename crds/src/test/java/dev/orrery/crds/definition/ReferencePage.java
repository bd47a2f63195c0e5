package dev.orrery.crds.definition;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.Objects;

/** The page of one kind in docs/reference, made from its CRD. */
final class ReferencePage {

  private ReferencePage() {}

  static String of(CustomResourceDefinition crd) {
    var names = crd.getSpec().getNames();
    var page = new StringBuilder();
    for (CustomResourceDefinitionVersion version : crd.getSpec().getVersions()) {
      JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
      page.append("<!-- Generated from the CRD. -->\n# ").append(names.getKind()).append("\n\n");
      page.append(root.getDescription()).append("\n\n");
      page.append("| | |\n|---|---|\n");
      row(page, "API", "`" + crd.getSpec().getGroup() + "/" + version.getName() + "`");
      row(page, "Scope", crd.getSpec().getScope());
      row(
          page,
          "With kubectl",
          "`"
              + crd.getMetadata().getName()
              + "`, short `"
              + names.getShortNames().getFirst()
              + "`");
      row(
          page,
          "Columns",
          String.join(
              ", ",
              version.getAdditionalPrinterColumns().stream()
                  .map(
                      column ->
                          column.getName() + (priority(column.getPriority()) ? " (wide)" : ""))
                  .toList()));
      page.append("\n## Fields\n\n`[]` is an item of a list, `{}` a value of a map.\n\n");
      page.append("| field | type | |\n|---|---|---|\n");
      SchemaFields.of(crd, version.getName()).values().forEach(field -> field(page, field));
      page.append("\n## Refused with these words\n\n");
      for (CrdRules.Located located : CrdRules.of(crd)) {
        page.append("- `").append(located.path().isEmpty() ? "." : located.path()).append("`: ");
        page.append(CrdRules.words(located.rule(), "...")).append('\n');
      }
    }
    return page.toString();
  }

  private static boolean priority(Integer priority) {
    return priority != null && priority > 0;
  }

  private static void row(StringBuilder page, String left, String right) {
    page.append("| ").append(left).append(" | ").append(right).append(" |\n");
  }

  private static void field(StringBuilder page, SchemaField field) {
    String text = Objects.requireNonNullElse(field.description(), "");
    String allowed =
        field.allowed().isEmpty()
            ? ""
            : " One of " + String.join(", ", field.allowed().stream().sorted().toList()) + ".";
    page.append("| `").append(field.path()).append("` | ").append(field.type());
    page.append(field.required() ? ", required" : "").append(" | ").append(text).append(allowed);
    page.append(field.keepsUnknown() ? " Other fields are kept." : "").append(" |\n");
  }
}
