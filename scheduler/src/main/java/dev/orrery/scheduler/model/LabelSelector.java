package dev.orrery.scheduler.model;

import java.util.List;
import java.util.Map;

/**
 * A selector over labels; all requirements must hold, so an empty one matches everything ({@code
 * matchLabels} are written as IN with one value). A selector that is absent in the API, which
 * matches nothing, is {@link #NOTHING}.
 *
 * @param requirements all must hold
 * @param nothing true only for {@link #NOTHING}
 */
public record LabelSelector(List<Requirement> requirements, boolean nothing) {

  /** Matches nothing. */
  public static final LabelSelector NOTHING = new LabelSelector(List.of(), true);

  /** Matches everything. */
  public static final LabelSelector EVERYTHING = new LabelSelector(List.of(), false);

  /** Copies the requirements. */
  public LabelSelector {
    requirements = List.copyOf(requirements);
  }

  /** Whether the labels satisfy every requirement. */
  public boolean matches(Map<String, String> labels) {
    return !nothing && requirements.stream().allMatch(each -> each.matches(labels));
  }

  /** A selector of these requirements, all of which must hold. */
  public static LabelSelector of(List<Requirement> requirements) {
    return new LabelSelector(requirements, false);
  }
}
