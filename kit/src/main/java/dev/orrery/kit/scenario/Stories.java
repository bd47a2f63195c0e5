package dev.orrery.kit.scenario;

import java.util.List;

/** All stories; a new reconciler adds its own here. */
public final class Stories {

  private Stories() {}

  /** All of them, the quickest first. */
  public static List<Story> all() {
    return List.of(
        new ElectLeader(),
        new ChangeControlPlane(),
        new BindPods(),
        new RefusePod(),
        new MakeRoom(),
        new CreateWorkload(),
        new ChangeWorkload(),
        new ScaleWorkload(),
        new RenameService(),
        new PruneWorkload(),
        new DeleteWorkload());
  }

  /** Those whose names begin so; all with an empty text. */
  public static List<Story> named(String prefix) {
    return all().stream().filter(story -> story.scenario().value().startsWith(prefix)).toList();
  }
}
