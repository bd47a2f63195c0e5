package dev.orrery.kube.pod;

import dev.orrery.scheduler.model.Resources;
import java.util.TreeMap;

/** Requests and limits as written. */
final class Claims {

  Resources requests = Resources.NONE;
  Resources limits = Resources.NONE;

  /** The requests, limits standing in where a resource has no request. */
  Resources requested() {
    if (requests.amounts().keySet().containsAll(limits.amounts().keySet())) {
      return requests;
    }
    var amounts = new TreeMap<>(limits.amounts());
    amounts.putAll(requests.amounts());
    return new Resources(amounts);
  }
}
