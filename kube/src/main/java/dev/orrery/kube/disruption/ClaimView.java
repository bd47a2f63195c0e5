package dev.orrery.kube.disruption;

import java.time.Instant;

/**
 * What a claim's status is to show.
 *
 * @param held whether it is held
 * @param renewals signs of life, this one included
 * @param since when it came to stand so, by the API server's clock
 * @param until when it ends without another sign of life
 * @param reason one word
 * @param message for a person
 */
public record ClaimView(
    boolean held, long renewals, Instant since, Instant until, String reason, String message) {}
