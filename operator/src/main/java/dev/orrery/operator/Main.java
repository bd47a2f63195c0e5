package dev.orrery.operator;

import dev.orrery.operator.log.Logs;
import dev.orrery.operator.rehearsal.Rehearsal;
import dev.orrery.operator.role.ProcessEnd;
import dev.orrery.operator.settings.Settings;
import dev.orrery.operator.settings.SettingsReader;
import dev.orrery.operator.settings.Usage;
import java.util.List;
import java.util.Map;

/** The operator's entry point. */
public final class Main {

  private Main() {}

  /** Runs until told to stop. */
  public static void main(String[] args) {
    if (List.of(args).contains("--help")) {
      System.out.println(Usage.text());
      return;
    }
    System.exit((List.of(args).contains("--rehearse") ? rehearse() : end(args)).code());
  }

  /** Works for a moment without a cluster, so that the JVM can record what a start needs. */
  private static ExitCode rehearse() {
    try {
      Rehearsal.run(
          kubeconfig -> {
            String[] options = {"--kubeconfig=" + kubeconfig, "--port=0"};
            Settings settings = SettingsReader.read(options, Map.of());
            Logs.configure(settings.jsonLog());
            Program program = program(settings, new ProcessEnd.Awaited(Main::halt));
            program.start();
            return program;
          });
      return ExitCode.ENDED;
    } catch (ExitException e) {
      return say(e);
    }
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
    var end = new ProcessEnd.Awaited(Main::halt);
    Program program = program(settings, end);
    // A role that runs ends with the process, however that comes about: SIGTERM included.
    Runtime.getRuntime().addShutdownHook(new Thread(program::close, "shutdown"));
    program.start();
    return say(end.await());
  }

  private static Program program(Settings settings, ProcessEnd end) {
    return new Program(settings, new Roles(settings, Identity.of(System.getenv()), end));
  }

  private static void halt() {
    Runtime.getRuntime().halt(ExitCode.TEMPORARY.code());
  }

  private static ExitCode say(ExitException end) {
    System.err.println("orrery-operator: " + end.getMessage());
    return end.exit();
  }
}
