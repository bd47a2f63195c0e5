package dev.orrery.cli.command;

import dev.orrery.cli.output.Console;
import dev.orrery.cli.output.OutputOption;
import dev.orrery.cli.output.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code orrery version}. */
@Command(name = "version", description = "Prints the versions of Orrery and of what it runs on.")
public final class VersionCommand implements Runnable {

  private final Console console;
  private final Map<String, String> environment;

  @Mixin private final OutputOption output = new OutputOption();

  /** Prints to the console. */
  public VersionCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public void run() {
    console.result(Versions.read(environment), output, this::print);
  }

  private void print(Versions versions) {
    Table table = new Table("what", "version");
    table.row("orrery", versions.orrery());
    table.row("jdk", versions.jdk());
    table.row("kubernetes", versions.kubernetes());
    table.row("etcd", versions.etcd() == null ? "none yet ('orrery up' gets it)" : versions.etcd());
    table.row("system", versions.system());
    table.row("data", orNone(versions.data()));
    table.lines().forEach(console.out()::println);
  }

  private static String orNone(@Nullable String value) {
    return value == null ? "none (ORRERY_BENCH_DATA is not set)" : value;
  }
}
