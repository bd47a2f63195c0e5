package dev.orrery.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.orrery.cli.status.OperatorAddress;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What only this machine knows of a local cluster: its processes, their logs, their metrics. */
final class MachineFiles {

  private static final long LOG_BYTES = 1L << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Bundle bundle;
  private final Gathering gathering;

  MachineFiles(Bundle bundle, Gathering gathering) {
    this.bundle = bundle;
    this.gathering = gathering;
  }

  /** Adds what there is of the cluster in this folder. */
  void gather(Path home) {
    List<ClusterProcess> processes = Supervisor.list(home);
    var list = JsonNodeFactory.instance.arrayNode();
    for (ClusterProcess process : processes) {
      list.addObject()
          .put("name", process.name())
          .put("alive", process.alive())
          .put("started", process.started().toString());
      read("logs/" + process.name() + ".log", () -> tail(process.log()));
    }
    bundle.add("machine/processes.json", list);
    Optional<URI> operator = OperatorAddress.of(home, processes);
    operator.ifPresent(
        address -> read("metrics/operator.txt", () -> get(address.resolve("/metrics"))));
  }

  /** Something that may be unreadable. */
  @FunctionalInterface
  private interface Source {
    String text() throws IOException;
  }

  private void read(String name, Source source) {
    try {
      bundle.add(name, source.text());
    } catch (IOException unreadable) {
      gathering.miss(name, unreadable.toString());
    }
  }

  /** The last part of a log, from the beginning of a line. */
  private static String tail(Path log) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(log)) {
      long from = Math.max(0, file.size() - LOG_BYTES);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(LOG_BYTES, file.size()));
      file.position(from);
      while (bytes.hasRemaining() && file.read(bytes) >= 0) {
        // read on until the part is full
      }
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
    }
  }

  private static String get(URI address) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("the request to " + address + " was interrupted", interrupted);
    }
  }
}
