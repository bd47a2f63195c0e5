package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.orrery.crds.Api;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.PrinterColumnFormat;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** How Orrery treats the cluster's fleet, and how well the fleet is placed. There is one. */
@Group(Api.GROUP)
@Version(Api.VERSION)
@ShortNames("ocp")
@Categories(Api.CATEGORY)
@JsonClassDescription(
    "The ControlPlane says how Orrery places pods on this cluster, and shows how far the fleet is"
        + " from the fewest nodes that could carry it. There is one, named default; without it"
        + " Orrery only observes.")
@AdditionalPrinterColumn(
    name = "Ready",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Reason",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(
    name = "Mode",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".spec.placement.mode")
@AdditionalPrinterColumn(
    name = "Nodes used",
    type = AdditionalPrinterColumn.Type.INTEGER,
    jsonPath = ".status.nodesUsed")
@AdditionalPrinterColumn(
    name = "Lower bound",
    type = AdditionalPrinterColumn.Type.INTEGER,
    jsonPath = ".status.lowerBound")
@AdditionalPrinterColumn(
    name = "Disruption",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.disruption.state",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Claims",
    type = AdditionalPrinterColumn.Type.INTEGER,
    jsonPath = ".status.disruption.held",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Placed",
    type = AdditionalPrinterColumn.Type.INTEGER,
    jsonPath = ".status.podsPlaced",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Pending",
    type = AdditionalPrinterColumn.Type.INTEGER,
    jsonPath = ".status.podsPending",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    type = AdditionalPrinterColumn.Type.DATE,
    format = PrinterColumnFormat.NONE,
    jsonPath = ".metadata.creationTimestamp")
@ValidationRule(
    value = "self.metadata.name == 'default'",
    messageExpression =
        "'metadata.name is ' + self.metadata.name + '. Maybe name it default: a cluster has one"
            + " ControlPlane.'")
@ValidationRule(
    value =
        "!has(oldSelf.status) || !has(oldSelf.status.epoch) || (has(self.status) &&"
            + " has(self.status.epoch) && self.status.epoch >= oldSelf.status.epoch)",
    message =
        "status.epoch is lower than before or gone. Maybe an operator that no longer leads wrote"
            + " it: stop that operator.")
public class ControlPlane extends CustomResource<ControlPlaneSpec, ControlPlaneStatus> {

  private static final long serialVersionUID = 1L;

  /** The name of the one object. */
  public static final String NAME = "default";

  /** Whether the annotation {@link Api#PAUSE} stops it. */
  public boolean paused() {
    var annotations = getMetadata().getAnnotations();
    return annotations != null && "true".equals(annotations.get(Api.PAUSE));
  }
}
