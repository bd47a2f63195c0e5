package dev.orrery.kube.write;

/**
 * Which write this is: the controller that makes it and the step it belongs to. The name is what a
 * fault is aimed at ("crash after workload.apply-service") and what the audit log shows in the user
 * agent.
 *
 * @param controller short name of the controller, such as {@code workload}
 * @param step what is done, such as {@code apply-service}
 */
public record WritePoint(String controller, String step) {

  /** Refuses what would not be safe in a header. */
  public WritePoint {
    check("controller", controller);
    check("step", step);
  }

  /** A write that has to precede this one: {@code delete-service} with {@code mark-} before it. */
  WritePoint before(String what) {
    return new WritePoint(controller, what + "-" + step);
  }

  /** {@code controller.step}. */
  public String name() {
    return controller + "." + step;
  }

  /** The field manager, one for each controller. */
  public String fieldManager() {
    return "orrery-" + controller;
  }

  private static void check(String what, String value) {
    boolean plain = value.chars().allMatch(WritePoint::plain);
    if (value.isEmpty() || !plain || value.startsWith("-") || value.endsWith("-")) {
      throw new IllegalArgumentException(
          what + " is " + value + ". Maybe use lower case letters, digits and dashes only.");
    }
  }

  private static boolean plain(int letter) {
    return letter == '-' || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
  }
}
