package dev.orrery.crds.leadership;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.orrery.crds.Api;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.PrinterColumnFormat;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** The fence against earlier leaders of a role. Written by Orrery alone. */
@Group(Api.GROUP)
@Version(Api.VERSION)
@Plural("leaderepochs")
@ShortNames("lep")
@JsonClassDescription(
    "A LeaderEpoch, named like a role's Lease and beside it, says which reign it is. A new leader"
        + " raises it before it writes anything else; admission policies compare with it what"
        + " Orrery's accounts write. Where it is missing, the next leader makes it again.")
@AdditionalPrinterColumn(
    name = "Epoch",
    type = AdditionalPrinterColumn.Type.INTEGER,
    jsonPath = ".spec.epoch")
@AdditionalPrinterColumn(
    name = "Enforced",
    type = AdditionalPrinterColumn.Type.BOOLEAN,
    jsonPath = ".spec.enforced")
@AdditionalPrinterColumn(
    name = "Age",
    type = AdditionalPrinterColumn.Type.DATE,
    format = PrinterColumnFormat.NONE,
    jsonPath = ".metadata.creationTimestamp")
public class LeaderEpoch extends CustomResource<LeaderEpochSpec, Void> implements Namespaced {

  private static final long serialVersionUID = 1L;
}
