package dev.orrery.bench.budget;

import java.time.Duration;

/**
 * Claimants that claim again and again.
 *
 * @param name in fields of the result
 * @param title for people
 * @param atOnce places
 * @param hold how long each holds what it has
 */
record Scene(String name, String title, int atOnce, Duration hold) {}
