package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.orrery.crds.Api;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.PrinterColumnFormat;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** Pods that run all the time, with the Deployment, Service and disruption budget around them. */
@Group(Api.GROUP)
@Version(Api.VERSION)
@ShortNames("owl")
@Categories(Api.CATEGORY)
@JsonClassDescription(
    "A Workload is a set of equal pods that run all the time. Orrery keeps a Deployment for it and,"
        + " when asked, a Service and a PodDisruptionBudget, and places its pods when"
        + " spec.placement.scheduler is Orrery.")
@AdditionalPrinterColumn(
    name = "Ready",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Reason",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(
    name = "Pods",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.pods")
@AdditionalPrinterColumn(
    name = "Scheduler",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".spec.placement.scheduler",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    type = AdditionalPrinterColumn.Type.STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    type = AdditionalPrinterColumn.Type.DATE,
    format = PrinterColumnFormat.NONE,
    jsonPath = ".metadata.creationTimestamp")
@ValidationRule(
    value =
        "!has(self.spec.service) || has(self.spec.service.name)"
            + " || self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
    messageExpression =
        "'metadata.name is ' + self.metadata.name + ', which a Service cannot be named. Maybe set"
            + " spec.service.name.'")
@ValidationRule(
    value =
        "!has(oldSelf.status) || !has(oldSelf.status.epoch) || (has(self.status) &&"
            + " has(self.status.epoch) && self.status.epoch >= oldSelf.status.epoch)",
    message =
        "status.epoch is lower than before or gone. Maybe an operator that no longer leads wrote"
            + " it: stop that operator.")
public class Workload extends CustomResource<WorkloadSpec, WorkloadStatus> implements Namespaced {

  private static final long serialVersionUID = 1L;

  /** Whether the annotation {@link Api#PAUSE} stops it. */
  public boolean paused() {
    var annotations = getMetadata().getAnnotations();
    return annotations != null && "true".equals(annotations.get(Api.PAUSE));
  }
}
