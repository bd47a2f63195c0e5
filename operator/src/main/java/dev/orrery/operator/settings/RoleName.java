package dev.orrery.operator.settings;

import java.util.Locale;

/** The roles that this program can take. */
public enum RoleName {
  /** Places and binds pods, and writes the status of ControlPlane. */
  SCHEDULER,
  /** Reconciles the other kinds. */
  CONTROLLERS;

  /** As it is written in options, Lease names and metrics. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
