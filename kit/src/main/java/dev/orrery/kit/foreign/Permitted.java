package dev.orrery.kit.foreign;

import dev.orrery.localcluster.process.Wait;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * No attack: somebody sets what the user has not said anything about, and it has to stand, also
 * when the user changes something else and Orrery writes.
 *
 * @param name in a few words
 * @param act what somebody does
 * @param stands whether it is as he left it
 * @param scaled whether the user leaves the number of pods to others
 */
record Permitted(String name, Consumer<Victim> act, Predicate<Victim> stands, boolean scaled)
    implements Attack {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String NEXT = "app:2";

  /** Where the number is left to others, there is one pod until they say otherwise. */
  @Override
  public void strike(Victim victim) {
    if (scaled) {
      victim.stage().apply(wanted("app:1"));
      if (!Wait.until(PATIENCE, () -> replicas(victim) == 1)) {
        throw new IllegalStateException(
            "replicas are %d where the Workload says nothing of them. Maybe others set them."
                .formatted(replicas(victim)));
      }
    }
    act.accept(victim);
  }

  @Override
  public void meanwhile(Victim victim) {
    victim.stage().apply(wanted(NEXT));
  }

  @Override
  public boolean answered(Victim victim) {
    return stands.test(victim)
        && victim.image().equals("example/" + NEXT)
        && victim.stage().runs(Victim.NAME, replicas(victim));
  }

  @Override
  public String answer(Victim victim) {
    return (stands.test(victim) ? "left alone: " : "not left alone: ") + victim.reason();
  }

  /** What the user says again is his again. */
  @Override
  public void end(Victim victim) {
    victim.stage().apply(Victim.yaml(NEXT));
  }

  static int replicas(Victim victim) {
    return victim.get(Victim.DEPLOYMENTS, Victim.NAME).at("/spec/replicas").asInt();
  }

  private String wanted(String image) {
    String yaml = Victim.yaml(image);
    return scaled ? yaml.replace("  replicas: 2\n", "") : yaml;
  }
}
