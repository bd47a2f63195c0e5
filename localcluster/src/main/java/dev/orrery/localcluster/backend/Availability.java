package dev.orrery.localcluster.backend;

/**
 * Whether a backend can be used.
 *
 * @param usable whether it can
 * @param why what speaks for or against it, in one sentence
 */
public record Availability(boolean usable, String why) {}
