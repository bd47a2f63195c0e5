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
        new Uncordon(),
        new CreateWorkload(),
        new ChangeWorkload(),
        new ScaleWorkload(),
        new RenameService(),
        new PruneWorkload(),
        new DeleteWorkload(),
        new LongName(),
        new TakenName(),
        new AmongOthers());
  }

  /** Those that may be played many at a time, because they are about their namespace only. */
  public static List<Story> beside() {
    return all().stream()
        .filter(story -> !story.scenario().fromStart() && !story.scenario().alone())
        .toList();
  }

  /** Those whose names begin so; all with an empty text. */
  public static List<Story> named(String prefix) {
    return all().stream().filter(story -> story.scenario().value().startsWith(prefix)).toList();
  }
}
