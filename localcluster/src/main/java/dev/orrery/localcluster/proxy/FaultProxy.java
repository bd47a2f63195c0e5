package dev.orrery.localcluster.proxy;

import dev.orrery.localcluster.certificate.AlternativeName;
import dev.orrery.localcluster.certificate.CertificateAuthority;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/**
 * A running proxy: one listener on loopback, its rules and its journal. Give each process its own,
 * and the proxy knows whom a fault befalls.
 */
public final class FaultProxy implements AutoCloseable {

  private final FaultPlan faults;
  private final Journal journal = new Journal();
  private final String authority;
  private final Listener listener;
  private final PastView past;
  private volatile Runnable kill = () -> {};

  private FaultProxy(ProxySpec spec, InstantSource clock) {
    this.past = new PastView(spec.observer());
    this.faults = new FaultPlan(spec.seed(), past::prepare);
    var signer = new CertificateAuthority("orrery-fault-proxy", clock);
    this.authority = signer.own().certificatePem();
    var own = signer.server("fault-proxy", List.of(AlternativeName.ip("127.0.0.1")));
    this.listener =
        new Listener(
            Tls.server(own),
            loop -> new Upstream(spec.upstream(), Tls.client(spec.trust()), loop),
            new Exchanges(faults, journal, past, this::strikeDown, clock));
  }

  /** Starts one on a free port of loopback. */
  public static FaultProxy start(ProxySpec spec) {
    return new FaultProxy(spec, InstantSource.system());
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("https://127.0.0.1:" + listener.port());
  }

  /** The rules in force. */
  public FaultPlan faults() {
    return faults;
  }

  /** What passed. */
  public Journal journal() {
    return journal;
  }

  /**
   * What kills the caller where a rule says so; called on the proxy's thread, and nothing of that
   * caller passes afterwards.
   */
  public void onKill(Runnable newKill) {
    kill = newKill;
  }

  /** From now on all connections pass, wait in silence, or are broken and refused. */
  public void passage(Passage passage) {
    listener.passage(passage);
  }

  /**
   * Forgets the connections that are there, as a router does that was started again: they stay open
   * and nothing passes, for ever, and nobody tells. New ones pass.
   */
  public void forgetConnections() {
    listener.forget();
  }

  /** A kubeconfig by which the holder of a token comes here. */
  public String kubeconfig(String token) {
    return """
        apiVersion: v1
        kind: Config
        clusters:
        - name: proxied
          cluster:
            server: %s
            certificate-authority-data: %s
        users:
        - name: caller
          user:
            token: %s
        contexts:
        - name: proxied
          context: {cluster: proxied, user: caller}
        current-context: proxied
        """
        .formatted(
            uri(),
            Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.UTF_8)),
            token);
  }

  @Override
  public void close() {
    faults.clear();
    listener.close();
    past.close();
  }

  private void strikeDown() {
    kill.run();
    listener.passage(Passage.BROKEN);
  }
}
