package dev.orrery.localcluster.certificate;

import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * The folder with a cluster's certificates and keys, readable by its user only. Made once per
 * cluster; a name stands for two files, {@code NAME.crt} and {@code NAME.key}.
 *
 * @param folder where they lie
 */
public record ClusterCertificates(Path folder) {
  /** Signs servers and clients of the API server. */
  public static final String CA = "ca";

  /** Signs what the aggregation layer shows to extension servers. */
  public static final String FRONT_PROXY_CA = "front-proxy-ca";

  /** What the API server shows to extension servers. */
  public static final String FRONT_PROXY = "front-proxy";

  /** What API server, controller manager and scheduler show to their clients. */
  public static final String SERVER = "server";

  /** Signs the two sides of etcd. */
  public static final String ETCD_CA = "etcd-ca";

  /** What etcd and its only client show to each other. */
  public static final String ETCD = "etcd";

  /** A user of group system:masters. */
  public static final String ADMIN = "admin";

  /** The controller manager's user. */
  public static final String CONTROLLER_MANAGER = "controller-manager";

  /** The scheduler's user. */
  public static final String SCHEDULER = "scheduler";

  /** What the API server shows to kubelets, for logs and exec. */
  public static final String KUBELET_CLIENT = "kubelet-client";

  /** Signs the tokens of ServiceAccounts. */
  public static final String SERVICE_ACCOUNTS = "service-accounts";

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private static final List<AlternativeName> NAMES =
      List.of(
          AlternativeName.ip("127.0.0.1"),
          AlternativeName.ip("::1"),
          AlternativeName.ip("10.96.0.1"),
          AlternativeName.dns("localhost"),
          AlternativeName.dns("kubernetes"),
          AlternativeName.dns("kubernetes.default"),
          AlternativeName.dns("kubernetes.default.svc"),
          AlternativeName.dns("kubernetes.default.svc.cluster.local"));

  /** Makes them unless they are there. The folder appears as a whole or not at all. */
  public static ClusterCertificates ensure(Path folder, InstantSource clock) {
    if (Files.isDirectory(folder)) {
      return new ClusterCertificates(folder);
    }
    Path draft = folder.resolveSibling(folder.getFileName() + ".draft");
    try {
      Files.createDirectories(draft);
      new ClusterCertificates(draft).make(clock);
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      return new ClusterCertificates(folder);
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing certificates to " + folder);
    }
  }

  /** The file of a certificate. */
  public Path certificate(String name) {
    return folder.resolve(name + ".crt");
  }

  /** The file of a private key. */
  public Path key(String name) {
    return folder.resolve(name + ".key");
  }

  /**
   * The cluster's authority, to sign for whoever joins later.
   *
   * @param clock the start of validity of what it signs
   */
  public CertificateAuthority authority(InstantSource clock) {
    try {
      return new CertificateAuthority(
          Pem.read(Files.readString(certificate(CA)), Files.readString(key(CA))), clock);
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + certificate(CA));
    }
  }

  /** Writes a pair under a name of its own. */
  public void add(String name, KeyAndCertificate pair) {
    try {
      write(name, pair);
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing " + certificate(name));
    }
  }

  private void make(InstantSource clock) throws IOException {
    CertificateAuthority ca = new CertificateAuthority("orrery-local", clock);
    write(CA, ca.own());
    write(SERVER, ca.server("kube-apiserver", NAMES));
    write(ADMIN, ca.client("orrery-admin", "system:masters"));
    write(CONTROLLER_MANAGER, ca.client("system:kube-controller-manager"));
    write(SCHEDULER, ca.client("system:kube-scheduler"));
    write(KUBELET_CLIENT, ca.client("kube-apiserver-kubelet-client", "system:masters"));
    CertificateAuthority frontProxy = new CertificateAuthority("orrery-front-proxy", clock);
    write(FRONT_PROXY_CA, frontProxy.own());
    write(FRONT_PROXY, frontProxy.client("front-proxy-client"));
    CertificateAuthority etcd = new CertificateAuthority("orrery-etcd", clock);
    write(ETCD_CA, etcd.own());
    write(ETCD, etcd.server("etcd", NAMES));
    KeyPair tokens = EllipticKeys.generate();
    write(key(SERVICE_ACCOUNTS), Pem.ofPrivate(EllipticKeys.privateKey(tokens)));
    write(certificate(SERVICE_ACCOUNTS), Pem.of(tokens.getPublic()));
  }

  private void write(String name, KeyAndCertificate pair) throws IOException {
    write(certificate(name), pair.certificatePem());
    write(key(name), pair.keyPem());
  }

  private static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(file, text);
  }
}
