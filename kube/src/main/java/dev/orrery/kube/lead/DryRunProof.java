package dev.orrery.kube.lead;

import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.plan.Epoch;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Asks the API server itself, by changes to the fence that it is to try and not to carry out: the
 * admission policy compares the epoch in their annotation as it does with any other write.
 */
final class DryRunProof implements FenceProof {

  /** Where a request of this kind says its epoch; manifests/admission has the same word. */
  static final String ANNOTATION = "orrery.dev/epoch-probe";

  private static final String CONTROLLER = "orrery-elector";
  private static final String MERGE = "application/merge-patch+json";
  private static final int FORBIDDEN = 403;

  /** No epoch is that low: whoever lets it pass has no policy, and refuses none. */
  private static final long BELOW_ALL = -1;

  private static final long PAUSE_NANOS = 10_000_000;

  private final ApiHttp http;
  private final ObjectRef fence;

  /** Of this fence. */
  DryRunProof(ApiHttp http, ObjectRef fence) {
    this.http = http;
    this.fence = fence;
  }

  @Override
  public boolean await(EpochRecord taken, BooleanSupplier patience) {
    Epoch own = taken.epoch();
    return (taken.enforced()
            || settled(BELOW_ALL, own, verdict -> verdict != Verdict.UNKNOWN, patience))
        && settled(own.value() - 1, own, verdict -> verdict == Verdict.REFUSED, patience);
  }

  /** Tries until the verdict is one of those; whether the last one is that it is refused. */
  private boolean settled(
      long tried, Epoch own, Predicate<Verdict> enough, BooleanSupplier patience) {
    Verdict verdict = verdict(tried, own);
    while (!enough.test(verdict) && patience.getAsBoolean()) {
      LockSupport.parkNanos(PAUSE_NANOS);
      verdict = verdict(tried, own);
    }
    return verdict == Verdict.REFUSED;
  }

  private Verdict verdict(long tried, Epoch own) {
    String patch = "{\"metadata\":{\"annotations\":{\"%s\":\"%d\"}}}".formatted(ANNOTATION, tried);
    String agent = CONTROLLER + " (elector.prove-fence; epoch " + own.value() + ")";
    String path = fence.path() + "?dryRun=All&fieldManager=" + CONTROLLER;
    try {
      ApiAnswer answer = http.send(new ApiRequest("PATCH", path, MERGE, patch, agent)).join();
      if (answer.code() == FORBIDDEN && answer.body().contains("epoch " + tried + " is over")) {
        return Verdict.REFUSED;
      }
      // A server that has just started refuses for other reasons too: it knows no rights yet.
      return answer.successful() ? Verdict.PASSED : Verdict.UNKNOWN;
    } catch (CompletionException noAnswer) {
      return Verdict.UNKNOWN;
    }
  }

  /** What the server makes of a write of an epoch. */
  private enum Verdict {
    /** It does not let it pass because of its epoch. */
    REFUSED,
    /** Its epoch does not hinder it. */
    PASSED,
    /** There is no answer to that. */
    UNKNOWN
  }
}
