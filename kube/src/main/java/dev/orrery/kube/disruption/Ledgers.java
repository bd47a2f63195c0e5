package dev.orrery.kube.disruption;

import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.register.ApiRegister;
import dev.orrery.kube.register.Register;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.Writer;
import dev.orrery.plan.disruption.Ledger;

/** Where the ledger is: a ConfigMap, so that it does not depend on any definition of ours. */
public final class Ledgers {

  /** The ConfigMap's name, in the operator's namespace. */
  public static final String NAME = "orrery-disruption-ledger";

  private Ledgers() {}

  /** The ledger of one installation. */
  public static Register<Ledger> of(ApiHttp http, Writer writer, String namespace) {
    return new ApiRegister<>(
        http,
        writer,
        new WritePoint("disruption", "swap-ledger"),
        new ObjectRef("v1", "configmaps", namespace, NAME),
        "ConfigMap",
        new LedgerCodec());
  }
}
