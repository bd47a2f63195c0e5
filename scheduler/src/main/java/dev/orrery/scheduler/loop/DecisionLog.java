package dev.orrery.scheduler.loop;

import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.place.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest decisions, for any thread. */
final class DecisionLog {

  private final Map<PodKey, Decision> latest;

  DecisionLog(int kept) {
    this.latest =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<PodKey, Decision> eldest) {
            return size() > kept;
          }
        };
  }

  synchronized void add(Decision decision) {
    latest.remove(decision.pod());
    latest.put(decision.pod(), decision);
  }

  synchronized @Nullable Decision of(PodKey pod) {
    return latest.get(pod);
  }

  synchronized List<Decision> all() {
    return new ArrayList<>(latest.values());
  }
}
