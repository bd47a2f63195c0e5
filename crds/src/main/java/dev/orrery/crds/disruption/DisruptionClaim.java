package dev.orrery.crds.disruption;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.orrery.crds.Api;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.PrinterColumnFormat;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** The right to disrupt one thing, while it is held. Written by Orrery alone. */
@Group(Api.GROUP)
@Version(Api.VERSION)
@ShortNames("dclaim")
@Categories(Api.CATEGORY)
@JsonClassDescription(
    "A DisruptionClaim says who disrupts what, why and until when. Orrery writes it before it"
        + " disrupts anything, and acts only once the claim is admitted to the ControlPlane's"
        + " disruption budget. Whoever deletes one takes the right back: the holder stops at its"
        + " next step. Creating one by hand disrupts nothing and takes no place.")
@AdditionalPrinterColumn(
    name = "Ready",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Reason",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(
    name = "Activity",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".spec.activity")
@AdditionalPrinterColumn(
    name = "Kind",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".spec.holder.kind")
@AdditionalPrinterColumn(
    name = "Holder",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".spec.holder.name")
@AdditionalPrinterColumn(
    name = "Why",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".spec.reason")
@AdditionalPrinterColumn(
    name = "Until",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.until")
@AdditionalPrinterColumn(
    name = "Zone",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".spec.zone",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Workload",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".spec.workload",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    type = AdditionalPrinterColumn.Type.DATE,
    format = PrinterColumnFormat.NONE,
    jsonPath = ".metadata.creationTimestamp")
public class DisruptionClaim extends CustomResource<DisruptionClaimSpec, DisruptionClaimStatus> {

  private static final long serialVersionUID = 1L;

  /** The condition that holds while the claim is held. */
  public static final String READY = "Ready";
}
