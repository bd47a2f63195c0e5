package dev.orrery.crds;

/** The names that every kind of the API shares. */
public final class Api {

  /** The API group of all kinds. */
  public static final String GROUP = "orrery.dev";

  /** The one version that is served. */
  public static final String VERSION = "v1alpha1";

  /** The category that lists all kinds: {@code kubectl get orrery}. */
  public static final String CATEGORY = "orrery";

  /** Annotation that stops the reconciliation of any object while its value is {@code "true"}. */
  public static final String PAUSE = "orrery.dev/pause";

  /** Label on owned objects and their pods: the Workload they belong to. */
  public static final String WORKLOAD_LABEL = "orrery.dev/workload";

  /** Label on every object that Orrery writes, with the value {@link #MANAGED_BY}. */
  public static final String MANAGED_BY_LABEL = "app.kubernetes.io/managed-by";

  /** The value of {@link #MANAGED_BY_LABEL}. */
  public static final String MANAGED_BY = "orrery";

  /** The {@code schedulerName} of pods that Orrery places. */
  public static final String SCHEDULER_NAME = "orrery";

  private Api() {}
}
