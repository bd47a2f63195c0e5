package dev.orrery.kit.foreign;

import dev.orrery.kit.scenario.Stage;

/** kubectl scale: the number of pods through the scale subresource. */
final class ReplicasByOthers implements Attack {

  @Override
  public String name() {
    return "replicas by kubectl scale";
  }

  @Override
  public void strike(Victim victim) {
    scale(victim, 5);
  }

  static void scale(Victim victim, int replicas) {
    String path = victim.path(Victim.DEPLOYMENTS, Victim.NAME) + "/scale?fieldManager=kubectl";
    victim.send(
        "PATCH",
        path,
        "application/merge-patch+json",
        "{\"spec\":{\"replicas\":%d}}".formatted(replicas));
  }

  @Override
  public boolean answered(Victim victim) {
    Stage stage = victim.stage();
    return victim.well() && stage.pods(Victim.NAME) == Victim.PODS_WANTED;
  }
}
