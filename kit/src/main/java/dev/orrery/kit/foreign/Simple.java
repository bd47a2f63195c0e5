package dev.orrery.kit.foreign;

import dev.orrery.kube.http.ApiAnswer;
import java.util.Set;
import java.util.function.Function;

/**
 * An attack on the victim's objects.
 *
 * @param name in a few words
 * @param blow one of them
 * @param seconds in which they follow each other
 * @param object the contested one; empty for a single blow
 */
record Simple(String name, Function<Victim, ApiAnswer> blow, int seconds, String object)
    implements Attack {

  private static final int REFUSED = 422;
  private static final Set<String> TOLD = Set.of("NameTaken", "Contested", "Invalid");

  @Override
  public void strike(Victim victim) {
    ApiAnswer answer = blow.apply(victim);
    // Of many some may come between two writes of others; a single one has to hit.
    if (!answer.successful() && (seconds == 0 || answer.code() == REFUSED)) {
      throw new IllegalStateException(
          name + " does not hit: " + answer.body() + ". Maybe the attack is not possible.");
    }
  }

  /**
   * An object that lost its owner is not taken back unasked, and a foreign port beside ours can
   * make the whole Service one that the API server refuses: then the condition says so.
   */
  @Override
  public boolean answered(Victim victim) {
    return victim.well() || TOLD.contains(victim.reason());
  }

  /** A person does what the condition says: deletes what has no owner, takes the port away. */
  @Override
  public void end(Victim victim) {
    if (victim.reason().equals("NameTaken")) {
      String kind =
          name.contains("Deployment")
              ? Victim.DEPLOYMENTS
              : name.contains("Service") ? Victim.SERVICES : Victim.BUDGETS;
      victim.delete(kind, name.contains("Service") ? Victim.SERVICE : Victim.NAME);
    } else if (victim.reason().equals("Invalid")) {
      victim.patch(
          Victim.SERVICES, Victim.SERVICE, "x", "spec: {ports: [{port: 80, targetPort: 80}]}");
    }
  }

  @Override
  public Set<String> contested() {
    return object.isEmpty() ? Set.of() : Set.of(object);
  }
}
