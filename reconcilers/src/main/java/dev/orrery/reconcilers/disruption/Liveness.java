package dev.orrery.reconcilers.disruption;

import dev.orrery.kube.disruption.ClaimProcessRef;
import dev.orrery.plan.disruption.HolderRef;

/** Whether those who hold claims are still there. */
public interface Liveness {

  /** What is known of somebody. */
  enum Life {
    /** Seen. */
    ALIVE,
    /** Known not to be there any more. */
    GONE,
    /** Nobody can tell; that is no death. */
    UNKNOWN
  }

  /** Whether an object with the holder's uid is there. */
  Life holder(HolderRef holder);

  /** Whether the process holds the Lease by which it leads. */
  Life process(ClaimProcessRef process);
}
