package dev.orrery.localcluster.process;

import java.util.Optional;

/**
 * One process, told apart from a later one with the same number by its start time.
 *
 * @param pid the process id
 * @param startTicks clock ticks from the boot of the machine to the start of the process
 * @param boot the kernel's id of the boot in which it was started
 */
public record ProcessIdentity(long pid, long startTicks, String boot) {

  /** The process with this id that runs now; empty when there is none, or when it is a zombie. */
  public static Optional<ProcessIdentity> of(long pid) {
    return ProcFiles.stat(pid)
        .filter(stat -> !stat.dead())
        .map(stat -> new ProcessIdentity(pid, stat.startTicks(), ProcFiles.bootId()));
  }

  /** This very JVM. */
  public static ProcessIdentity current() {
    return of(ProcessHandle.current().pid())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "/proc/self is unreadable. Maybe this is not Linux, or /proc is not mounted."));
  }

  /** Whether exactly this process still runs. */
  public boolean alive() {
    return of(pid).filter(this::equals).isPresent();
  }

  /** The text that {@link #parse} reads. */
  public String mark() {
    return pid + ":" + startTicks + ":" + boot;
  }

  /** Reads what {@link #mark} wrote; empty when it is something else. */
  public static Optional<ProcessIdentity> parse(String mark) {
    String[] parts = mark.split(":", 3);
    try {
      return parts.length < 3
          ? Optional.empty()
          : Optional.of(
              new ProcessIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
