package dev.orrery.kit.subject;

import dev.orrery.cli.up.OperatorProcess;
import dev.orrery.kit.lane.Checkout;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The operator as it is packaged, a process of its own. A kill is SIGKILL. */
public final class Packaged implements Subject {

  @Override
  public Running start(Launch launch) {
    launch.kubeconfigs();
    try {
      int port = freePort();
      List<String> roles = launch.spec().roles().stream().map(role -> role.text()).toList();
      OperatorProcess program = new OperatorProcess(Checkout.root(), launch.folder(), port, roles);
      List<String> command = new ArrayList<>(program.spec().command());
      command.add("--lease-duration=" + launch.spec().terms().leaseDuration().toMillis() + "ms");
      command.add("--renew-deadline=" + launch.spec().terms().renewDeadline().toMillis() + "ms");
      command.add("--retry-period=" + launch.spec().terms().retryPeriod().toMillis() + "ms");
      if (!launch.spec().namespaces().isEmpty()) {
        command.add("--namespaces=" + String.join(",", launch.spec().namespaces()));
      }
      command.add("--resync=" + launch.spec().resync().toMillis() + "ms");
      File log = Files.createDirectories(launch.folder()).resolve("operator.log").toFile();
      var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
      builder.environment().put("POD_NAME", launch.name());
      Process process = builder.start();
      // An operator must not outlive who tests it.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new There(process, program.address());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "packaged";
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private record There(Process process, URI address) implements Running {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Override
    public boolean ready() {
      return process.isAlive() && answer("/readyz").startsWith("200");
    }

    @Override
    public String state() {
      return process.isAlive() ? answer("/readyz") : "ended: " + process.exitValue();
    }

    @Override
    public boolean ended() {
      return !process.isAlive();
    }

    @Override
    public void kill() {
      process.destroyForcibly();
    }

    @Override
    public long processId() {
      return process.pid();
    }

    @Override
    public void stop() {
      process.destroy();
      process.onExit().join();
    }

    private String answer(String path) {
      try {
        HttpResponse<String> answer =
            HTTP.send(
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build(),
                BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
      } catch (IOException e) {
        return "no answer: " + e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return "interrupted";
      }
    }
  }
}
