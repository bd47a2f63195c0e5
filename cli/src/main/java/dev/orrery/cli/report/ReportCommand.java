package dev.orrery.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.cli.cluster.ClusterOption;
import dev.orrery.cli.cluster.Target;
import dev.orrery.cli.cluster.Targets;
import dev.orrery.cli.command.Versions;
import dev.orrery.cli.output.Console;
import dev.orrery.cli.output.OutputOption;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery report}. */
@Command(
    name = "report",
    description = {
      "Writes a support bundle: versions, custom resources with status and conditions, what Orrery"
          + " owns, nodes, events, logs, metrics.",
      "",
      "Secrets are never read. Values of environment variables, commands, arguments and annotations"
          + " are blanked, also where they show up in logs and messages, and so is whatever looks"
          + " like a credential. Look through it all the same before you send it."
    })
public final class ReportCommand implements Callable<Integer> {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Console console;
  private final Targets targets;
  private final Map<String, String> environment;
  private final InstantSource clock;

  @Mixin private final ClusterOption cluster = new ClusterOption();
  @Mixin private final OutputOption output = new OutputOption();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "the archive (default: orrery-report-TIME.zip in this folder).")
  private @Nullable Path file;

  /** Prints to the console. */
  public ReportCommand(
      Console console, Targets targets, Map<String, String> environment, InstantSource clock) {
    this.console = console;
    this.targets = targets;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Path archive = file == null ? Path.of("orrery-report-" + stamp() + ".zip") : file;
    try (Target target = targets.connect(cluster)) {
      Bundle bundle = new Bundle();
      Gathering gathering = new Gathering(target.api(), bundle, console::progress);
      bundle.add("versions.json", tree(Versions.read(environment)));
      gather(target, bundle, gathering);
      write(bundle, archive);
      console.result(result(target, archive, bundle, gathering), output, this::print);
      return 0;
    }
  }

  /** Everything but the versions. */
  static void gather(Target target, Bundle bundle, Gathering gathering) {
    gathering.cluster();
    if (target.home() != null) {
      new MachineFiles(bundle, gathering).gather(target.home());
    }
    bundle.add("missing.json", tree(gathering.missing()));
  }

  private String stamp() {
    return STAMP.format(clock.instant());
  }

  private static JsonNode tree(Object value) {
    return new ObjectMapper().valueToTree(value);
  }

  private static void write(Bundle bundle, Path archive) throws IOException {
    try {
      bundle.write(archive);
    } catch (FileAlreadyExistsException taken) {
      throw new CommandException(
          ExitCode.CANNOT_WRITE,
          "--file is " + archive + ", which exists. Maybe name another.",
          taken);
    }
  }

  private static ReportResult result(
      Target target, Path archive, Bundle bundle, Gathering gathering) {
    List<String> missing =
        gathering.missing().stream().map(part -> part.what() + ": " + part.why()).toList();
    return new ReportResult(
        "report", target.label(), archive.toAbsolutePath().toString(), bundle.names(), missing);
  }

  private void print(ReportResult result) {
    console.out().println(result.archive() + ": " + result.files().size() + " files");
    result
        .missing()
        .forEach(line -> console.out().println(console.style().warning("not in it: ") + line));
    console.out().println("Secrets were not read; look through it before you send it.");
  }
}
