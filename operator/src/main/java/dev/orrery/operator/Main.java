package dev.orrery.operator;

import dev.orrery.operator.log.Logs;
import dev.orrery.operator.role.ProcessEnd;
import dev.orrery.operator.settings.Settings;
import dev.orrery.operator.settings.SettingsReader;
import dev.orrery.operator.settings.Usage;
import java.util.List;

/** The operator's entry point. */
public final class Main {

  private Main() {}

  /** Runs until told to stop. */
  public static void main(String[] args) {
    if (List.of(args).contains("--help")) {
      System.out.println(Usage.text());
      return;
    }
    System.exit(end(args).code());
  }

  private static ExitCode end(String[] args) {
    try {
      Settings settings = SettingsReader.read(args, System.getenv());
      Logs.configure(settings.jsonLog());
      return run(settings);
    } catch (ExitException e) {
      return say(e);
    }
  }

  private static ExitCode run(Settings settings) {
    String identity = Identity.of(System.getenv());
    var end = new ProcessEnd.Awaited(() -> Runtime.getRuntime().halt(ExitCode.TEMPORARY.code()));
    Program program = new Program(settings, identity, new Wiring(settings, end), end);
    // A role that runs ends with the process, however that comes about: SIGTERM included.
    Runtime.getRuntime().addShutdownHook(new Thread(program::close, "shutdown"));
    program.start();
    return say(end.await());
  }

  private static ExitCode say(ExitException end) {
    System.err.println("orrery-operator: " + end.getMessage());
    return end.exit();
  }
}
