package dev.orrery.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged operator as a process of its own. */
final class OperatorProcess implements AutoCloseable {

  private static final Pattern LEADING = Pattern.compile("leading in epoch (\\d+)");
  private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path log;

  private OperatorProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static OperatorProcess start(Path kubeconfig, String... options) {
    try {
      Path logs = Files.createDirectories(target().resolve("it-logs"));
      Path log = Files.createTempFile(logs, "operator-", ".log");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("@" + target().resolve("launch/jvm.options"));
      command.addAll(List.of("-cp", classPath(), "dev.orrery.operator.Main"));
      command.addAll(List.of("--kubeconfig=" + kubeconfig, "--port=0"));
      command.addAll(List.of(options));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      return new OperatorProcess(builder.redirectOutput(log.toFile()).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it has logged so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The epoch in which it leads, 0 while it does not. */
  long epoch() {
    Matcher leading = LEADING.matcher(log());
    return leading.find() ? Long.parseLong(leading.group(1)) : 0;
  }

  /** What the program answers, code and text; empty while it does not listen. */
  String get(String path) {
    return get("127.0.0.1", path);
  }

  /** The same, asked at another address of this machine. */
  String get(String host, String path) {
    Matcher listening = LISTENING.matcher(log());
    if (!listening.find()) {
      return "";
    }
    int port = URI.create(listening.group(1)).getPort();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path)).build();
    try {
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  boolean isReady() {
    return get("/readyz").startsWith("200");
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Sends SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  /** The exit code, once it has ended; fails when it does not within that time. */
  int exitCode(Duration within) {
    try {
      if (process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("the operator runs on after " + within + ":\n" + log());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path target() {
    return Path.of(System.getProperty("orrery.root")).resolve("operator/target");
  }

  private static String classPath() throws IOException {
    List<String> jars = new ArrayList<>();
    for (Path folder : List.of(target(), target().resolve("lib"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().forEach(jars::add);
      }
    }
    return String.join(":", jars);
  }
}
