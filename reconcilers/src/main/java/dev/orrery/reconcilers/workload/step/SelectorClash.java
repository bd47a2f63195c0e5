package dev.orrery.reconcilers.workload.step;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.reconcilers.owned.OwnedObject;
import dev.orrery.reconcilers.port.LiveObjects;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a Deployment that is not ours and ours would count each other's pods. Asked only before a
 * Deployment is made or changed: it costs a list.
 */
final class SelectorClash {

  private final LiveObjects live;

  SelectorClash(LiveObjects live) {
    this.live = live;
  }

  /** What clashes, for a person; null when nothing does. */
  @Nullable String find(OwnedObject desired, @Nullable Deployment cached) {
    if (cached != null && unchanged(desired, cached)) {
      return null;
    }
    JsonNode labels = desired.tree().at("/spec/template/metadata/labels");
    JsonNode selector = desired.tree().at("/spec/selector/matchLabels");
    String namespace = Objects.requireNonNull(desired.ref().namespace(), "namespace");
    for (Deployment foreign : live.foreignDeployments(namespace)) {
      String name = foreign.getMetadata().getName();
      if (name.equals(desired.ref().name())) {
        continue; // our own one, which has lost its label
      }
      if (selects(foreign.getSpec().getSelector(), labels)) {
        return "Deployment "
            + name
            + ", which is not Orrery's, selects the pods of this template too. Maybe change a label"
            + " of spec.template.metadata.labels.";
      }
      if (has(foreign, selector)) {
        return "The pods of Deployment "
            + name
            + ", which is not Orrery's, carry the label of this Workload. Maybe remove the label"
            + " orrery.dev/workload there.";
      }
    }
    return null;
  }

  private static boolean unchanged(OwnedObject desired, Deployment cached) {
    var annotations = cached.getMetadata().getAnnotations();
    return annotations != null
        && desired.hash().equals(annotations.get(OwnedObject.HASH_ANNOTATION));
  }

  private static boolean has(Deployment foreign, JsonNode selector) {
    Map<String, String> labels =
        Objects.requireNonNullElse(
            foreign.getSpec().getTemplate().getMetadata().getLabels(), Map.of());
    return selector.properties().stream()
        .allMatch(label -> label.getValue().asText().equals(labels.get(label.getKey())));
  }

  private static boolean selects(LabelSelector selector, JsonNode labels) {
    Map<String, String> equal = Objects.requireNonNullElse(selector.getMatchLabels(), Map.of());
    List<LabelSelectorRequirement> terms =
        Objects.requireNonNullElse(selector.getMatchExpressions(), List.of());
    return equal.entrySet().stream()
            .allMatch(label -> label.getValue().equals(labels.path(label.getKey()).asText(null)))
        && terms.stream().allMatch(term -> matches(term, labels.path(term.getKey())));
  }

  private static boolean matches(LabelSelectorRequirement term, JsonNode label) {
    boolean there = !label.isMissingNode();
    return switch (term.getOperator()) {
      case "In" -> there && term.getValues().contains(label.asText());
      case "NotIn" -> !there || !term.getValues().contains(label.asText());
      case "Exists" -> there;
      default -> !there;
    };
  }
}
