package dev.orrery.kit.play;

import dev.orrery.kit.scenario.Story;
import dev.orrery.localcluster.proxy.Rule;
import java.util.List;
import java.util.function.Function;

/**
 * One playing of a story beside others.
 *
 * @param story what is played
 * @param name what befalls it, for people
 * @param faults the rules, given the namespace that it is played in: they are to be about that only
 */
public record Part(Story story, String name, Function<String, List<Rule>> faults) {

  /** A part that nothing befalls. */
  public static Part undisturbed(Story story) {
    return new Part(story, "undisturbed", _ -> List.of());
  }

  @Override
  public String toString() {
    return story.scenario().value() + ", " + name;
  }
}
