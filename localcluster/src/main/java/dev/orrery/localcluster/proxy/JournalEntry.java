package dev.orrery.localcluster.proxy;

import java.time.Duration;
import java.time.Instant;

/**
 * One request that came to the proxy, once it has ended.
 *
 * @param call the request
 * @param rule name of the rule that befell it; empty when none did
 * @param sent whether the API server was asked
 * @param code what the API server answered; 0 when it did not
 * @param received when the request arrived
 * @param took until the last byte of the reply, or until the fault
 */
public record JournalEntry(
    ApiCall call, String rule, boolean sent, int code, Instant received, Duration took) {}
