package dev.orrery.crds.controlplane;

/** The types of the ControlPlane's conditions. */
public final class ControlPlaneConditions {

  /** Orrery sees the fleet, and does what the mode asks for. */
  public static final String READY = "Ready";

  /** Claims are admitted to the disruption budget. */
  public static final String DISRUPTION_ALLOWED = "DisruptionAllowed";

  /** Present while the mode is Plan and nothing can plan yet. */
  public static final String PLAN_NOT_AVAILABLE = "PlanNotAvailable";

  /** Present while the caches fill. */
  public static final String RECONCILING = "Reconciling";

  /** Present while it cannot go on without a change by somebody. */
  public static final String STALLED = "Stalled";

  private ControlPlaneConditions() {}
}
