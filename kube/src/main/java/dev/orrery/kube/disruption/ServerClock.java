package dev.orrery.kube.disruption;

import dev.orrery.kube.http.ApiHttp;
import dev.orrery.plan.disruption.BudgetUnavailableException;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The API server's clock, which all claimants share: a machine whose own clock is wrong neither
 * opens a freeze window early nor forgets an hour.
 *
 * @param http whose answers carry the time
 */
public record ServerClock(ApiHttp http) implements InstantSource {

  @Override
  public Instant instant() {
    Instant time = http.serverTime();
    if (time == null) {
      throw new BudgetUnavailableException(
          "The API server's time is unknown. Maybe a proxy drops the header Date.");
    }
    return time;
  }
}
