package dev.orrery.operator.role;

/**
 * Whether something works.
 *
 * @param ready whether it does
 * @param text what it does, or what it waits for
 */
public record Health(boolean ready, String text) {

  /** It works. */
  public static Health ready(String text) {
    return new Health(true, text);
  }

  /** It does not work yet, or no longer. */
  public static Health waiting(String text) {
    return new Health(false, text);
  }
}
