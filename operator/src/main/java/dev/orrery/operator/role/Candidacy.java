package dev.orrery.operator.role;

import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.lead.Elector;
import dev.orrery.kube.lead.EpochFence;
import dev.orrery.kube.lead.LeadershipListener;
import dev.orrery.kube.lead.Leases;
import dev.orrery.operator.settings.RoleName;
import dev.orrery.operator.settings.Settings;
import dev.orrery.plan.Seed;

/** Puts a role's elector together. */
final class Candidacy {

  private Candidacy() {}

  static Elector of(
      RoleName role,
      Settings settings,
      String identity,
      RoleClients clients,
      LeadershipListener listener,
      Runnable halt) {
    ApiHttp http = clients.election();
    Leases leases = Leases.of(http, settings.systemNamespace(), role.text());
    EpochSurvey survey = new EpochSurvey(http);
    return new Elector(
        identity,
        settings.leaseTerms(),
        leases.lease(),
        new EpochFence(
            leases.fence(), () -> survey.highest(role, settings.namespaces()), leases.proof()),
        clients.clock(),
        System::nanoTime,
        new Seed(identity.hashCode()).random("election"),
        listener,
        halt);
  }
}
