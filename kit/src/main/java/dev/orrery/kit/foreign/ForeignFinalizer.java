package dev.orrery.kit.foreign;

/** A Service that somebody else's finalizer holds back while it is deleted. */
final class ForeignFinalizer implements Attack {

  @Override
  public String name() {
    return "a foreign finalizer on a deleted Service";
  }

  @Override
  public void strike(Victim victim) {
    victim.patch(
        Victim.SERVICES, Victim.SERVICE, "x", "metadata: {finalizers: [example.com/hold]}");
    victim.delete(Victim.SERVICES, Victim.SERVICE);
  }

  /** The finalizer is not ours to take. */
  @Override
  public boolean answered(Victim victim) {
    return victim.told()
        && victim.get(Victim.SERVICES, Victim.SERVICE).at("/metadata/finalizers").size() == 1;
  }

  @Override
  public void end(Victim victim) {
    victim.patch(Victim.SERVICES, Victim.SERVICE, "x", "metadata: {finalizers: null}");
  }
}
