package dev.orrery.crds.workload;

import java.util.Set;

/** The types of a Workload's conditions. */
public final class WorkloadConditions {

  /** All parts below hold. */
  public static final String READY = "Ready";

  /** The API server took every object that the spec asks for. */
  public static final String ACCEPTED = "Accepted";

  /** The Deployment has all its pods ready and up to date. */
  public static final String DEPLOYMENT_READY = "DeploymentReady";

  /** Every pod has a node. */
  public static final String PLACED = "Placed";

  /** Present while it is on its way to what the spec asks for. */
  public static final String RECONCILING = "Reconciling";

  /** Present while it cannot go on without a change by somebody. */
  public static final String STALLED = "Stalled";

  /** Present while the annotation orrery.dev/pause stops it. */
  public static final String PAUSED = "Paused";

  /** All of them; a condition of another type is somebody else's. */
  public static final Set<String> ALL =
      Set.of(READY, ACCEPTED, DEPLOYMENT_READY, PLACED, RECONCILING, STALLED, PAUSED);

  private WorkloadConditions() {}
}
