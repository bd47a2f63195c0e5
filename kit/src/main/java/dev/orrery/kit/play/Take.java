package dev.orrery.kit.play;

import dev.orrery.kit.state.ClusterState;
import dev.orrery.kit.state.WriteCounts;
import dev.orrery.localcluster.proxy.JournalEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a part.
 *
 * @param part which one
 * @param done whether it came to its end
 * @param end the state then
 * @param counts what Orrery made and deleted
 * @param passed the requests about its namespace
 */
public record Take(
    Part part, boolean done, ClusterState end, WriteCounts counts, List<JournalEntry> passed) {

  /** Copies the list. */
  public Take {
    passed = List.copyOf(passed);
  }

  /** The story's name. */
  public String story() {
    return part.story().scenario().value();
  }

  /** What is wrong beside one of the same story that nothing befell, a line each. */
  public List<String> wrong(Take reference) {
    List<String> wrong = new ArrayList<>(harm(reference));
    if (counts.createdBeyond(reference.counts) > 0) {
      wrong.add(part + ": made " + counts.created() + " instead of " + reference.counts.created());
    }
    return wrong;
  }

  /**
   * The same but for what was made more than once: who has not heard that an object is gone may
   * make for it what goes with it.
   */
  public List<String> harm(Take reference) {
    List<String> wrong = new ArrayList<>();
    if (!done) {
      wrong.add(part + " does not come to its end: " + end.differences(reference.end));
    }
    end.differences(reference.end).forEach(each -> wrong.add(part + ": " + each));
    end.orphans().forEach(each -> wrong.add(part + ": " + each + " is an orphan"));
    end.leaving().forEach(each -> wrong.add(part + ": " + each + " never goes"));
    if (counts.deletedBeyond(reference.counts) > 0) {
      wrong.add(
          part + ": deleted " + counts.deleted() + " instead of " + reference.counts.deleted());
    }
    return wrong;
  }
}
