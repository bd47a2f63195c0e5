package dev.orrery.localcluster.process;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs tools on this machine. An interrupted JVM takes the tool and all its children along; those
 * of a killed one are ended by {@link Leftovers#sweep}.
 */
public final class SystemCommands implements CommandRunner {

  @Override
  public CommandResult run(
      List<String> command, Path folder, Map<String, String> environment, Consumer<String> lines) {
    List<String> own = new ArrayList<>(List.of("setsid", "--wait"));
    own.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(own).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(Stray.marks(folder.toAbsolutePath(), "tool"));
    builder.environment().putAll(environment);
    Group group = new Group();
    Thread hook = new Thread(group::kill, "orrery-ends-tool");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Process process = group.start(builder);
      process.getOutputStream().close();
      String output = read(process, lines);
      CommandResult result = new CommandResult(process.waitFor(), output);
      Runtime.getRuntime().removeShutdownHook(hook);
      return result;
    } catch (IOException e) {
      return new CommandResult(CommandResult.NOT_FOUND, String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      throw interrupted(command, e);
    } catch (InterruptedException e) {
      group.kill();
      Thread.currentThread().interrupt();
      throw interrupted(command, e);
    }
  }

  private static String read(Process process, Consumer<String> lines) throws IOException {
    StringBuilder output = new StringBuilder();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        output.append(line).append('\n');
        lines.accept(line);
      }
    }
    return output.toString();
  }

  private static ClusterException interrupted(List<String> command, Exception cause) {
    return new ClusterException(
        FailureReason.INTERRUPTED, command.getFirst() + " was interrupted.", cause);
  }

  /** A session of processes: setsid makes the tool its leader, so one signal reaches all. */
  private static final class Group {
    private @Nullable Process leader;
    private boolean killed;

    synchronized Process start(ProcessBuilder builder) throws IOException {
      if (killed) {
        throw new IllegalStateException("the JVM is going down");
      }
      Process process = builder.start();
      leader = process;
      return process;
    }

    synchronized void kill() {
      killed = true;
      Process process = leader;
      if (process == null || !process.isAlive()) {
        return;
      }
      try {
        new ProcessBuilder("sh", "-c", "kill -s KILL -- -" + process.pid()).start().waitFor();
      } catch (IOException e) {
        process.destroyForcibly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
