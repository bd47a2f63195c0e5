package dev.orrery.kit.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Somebody writes into the ControlPlane's status that the fleet has 999 nodes.
 *
 * @param seconds in which it is written every second; 0 for once
 */
record FalseStatus(int seconds) implements Attack {

  private static final String PATH = "/apis/orrery.dev/v1alpha1/controlplanes/default";

  @Override
  public String name() {
    return "a false ControlPlane status" + (seconds > 0 ? ", every second" : "");
  }

  @Override
  public void strike(Victim victim) {
    victim.send(
        "PATCH",
        PATH + "/status?fieldManager=x",
        "application/merge-patch+json",
        "{\"status\":{\"nodes\":999}}");
  }

  @Override
  public boolean answered(Victim victim) {
    JsonNode nodes = victim.stage().controlPlane().at("/status/nodes");
    return nodes.isNumber() && nodes.asInt() != 999;
  }

  /** While pods come and go, figures that change are news, not repairs. */
  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public Set<String> contested() {
    return seconds > 0 ? Set.of("controlplanes/default") : Set.of();
  }

  @Override
  public boolean recovered(Victim victim) {
    return answered(victim);
  }
}
