package dev.orrery.kit.foreign;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.util.ArrayList;
import java.util.List;

/**
 * An administrator takes a right from our account while it is needed, and gives it back.
 *
 * @param resource such as {@code deployments}
 * @param verb such as {@code patch}
 */
record RightTaken(String resource, String verb) implements Attack {

  private static final String ROLE = "orrery-controllers";

  @Override
  public String name() {
    return "no right to " + verb + " " + resource;
  }

  @Override
  public void strike(Victim victim) {
    allow(victim, false);
  }

  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public void meanwhile(Victim victim) {
    String yaml = Victim.yaml("app:2");
    victim
        .stage()
        .apply(
            resource.equals("services")
                ? yaml.replace("front, ports: [{port: 80}", "front, ports: [{port: 80, name: web}")
                : yaml);
  }

  @Override
  public boolean answered(Victim victim) {
    return victim.told() && victim.reason().equals("Forbidden");
  }

  @Override
  public void end(Victim victim) {
    allow(victim, true);
  }

  private void allow(Victim victim, boolean allowed) {
    victim
        .lane()
        .admin()
        .rbac()
        .clusterRoles()
        .withName(ROLE)
        .edit(
            role -> {
              for (PolicyRule rule : role.getRules()) {
                if (rule.getResources().contains(resource)) {
                  List<String> verbs = new ArrayList<>(rule.getVerbs());
                  verbs.remove(verb);
                  if (allowed) {
                    verbs.add(verb);
                  }
                  rule.setVerbs(verbs);
                }
              }
              return role;
            });
  }
}
