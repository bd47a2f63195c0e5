package dev.orrery.kit.crash;

import dev.orrery.localcluster.proxy.Fault;

/** When, at a boundary, the operator dies. */
public enum Moment {
  /** The write is never sent. */
  BEFORE_SEND,
  /** The write is committed, and its writer never hears of that. */
  AFTER_COMMIT;

  Fault fault() {
    return switch (this) {
      case BEFORE_SEND -> new Fault.KillBeforeSend();
      case AFTER_COMMIT -> new Fault.KillAfterCommit();
    };
  }
}
