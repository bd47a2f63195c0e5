package dev.orrery.kube.lead;

import dev.orrery.kube.register.Register;
import dev.orrery.kube.register.RegisterUnavailableException;
import org.jspecify.annotations.Nullable;

/** A register that several candidates of one test share; it can be cut off and wiped. */
final class MemoryRegister<T> {

  private Register.Entry<T> entry = Register.Entry.absent();
  private int version;

  Register.Entry<T> entry() {
    return entry;
  }

  void wipe() {
    entry = Register.Entry.absent();
  }

  void put(T value) {
    entry = new Register.Entry<>(value, Integer.toString(++version));
  }

  /** One candidate's way to it. */
  final class Link implements Register<T> {
    boolean cut;
    boolean losesAnswers;
    boolean conflicts;

    @Override
    public Entry<T> read() {
      refuseWhenCut();
      return entry;
    }

    @Override
    public @Nullable Entry<T> swap(T value, Entry<T> seen) {
      refuseWhenCut();
      if (conflicts || !seen.equals(entry)) {
        return null;
      }
      put(value);
      if (losesAnswers) {
        throw new RegisterUnavailableException("no answer");
      }
      return entry;
    }

    private void refuseWhenCut() {
      if (cut) {
        throw new RegisterUnavailableException("cut off");
      }
    }
  }
}
