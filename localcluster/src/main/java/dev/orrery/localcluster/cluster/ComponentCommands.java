package dev.orrery.localcluster.cluster;

import static dev.orrery.localcluster.certificate.ClusterCertificates.CA;
import static dev.orrery.localcluster.certificate.ClusterCertificates.ETCD;
import static dev.orrery.localcluster.certificate.ClusterCertificates.ETCD_CA;
import static dev.orrery.localcluster.certificate.ClusterCertificates.FRONT_PROXY;
import static dev.orrery.localcluster.certificate.ClusterCertificates.FRONT_PROXY_CA;
import static dev.orrery.localcluster.certificate.ClusterCertificates.SERVER;
import static dev.orrery.localcluster.certificate.ClusterCertificates.SERVICE_ACCOUNTS;

import dev.orrery.localcluster.binary.Programs;
import dev.orrery.localcluster.certificate.ClusterCertificates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command line of each component. */
final class ComponentCommands {
  private static final String LOOPBACK = "127.0.0.1";

  private final ClusterSpec spec;
  private final ClusterFiles files;
  private final ClusterCertificates certificates;
  private final Ports ports;
  private final Programs programs;

  ComponentCommands(
      ClusterSpec spec,
      ClusterFiles files,
      ClusterCertificates certificates,
      Ports ports,
      Programs programs) {
    this.spec = spec;
    this.files = files;
    this.certificates = certificates;
    this.ports = ports;
    this.programs = programs;
  }

  List<String> of(Component component) {
    List<String> command = new ArrayList<>();
    command.add(programs.path(component.program()).toString());
    command.addAll(
        switch (component) {
          case ETCD -> etcd();
          case API_SERVER -> apiServer();
          case CONTROLLER_MANAGER -> controllerManager();
          case SCHEDULER -> scheduler();
        });
    command.addAll(spec.flags().getOrDefault(component, List.of()));
    return command;
  }

  private List<String> etcd() {
    String client = "https://" + LOOPBACK + ":" + ports.etcdClient();
    String peer = "https://" + LOOPBACK + ":" + ports.etcdPeer();
    List<String> flags =
        new ArrayList<>(
            List.of(
                "--name=local",
                "--data-dir=" + files.etcdData(),
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=local=" + peer,
                "--listen-metrics-urls=http://" + LOOPBACK + ":" + ports.etcdHealth(),
                "--client-cert-auth",
                "--trusted-ca-file=" + certificates.certificate(ETCD_CA),
                "--cert-file=" + certificates.certificate(ETCD),
                "--key-file=" + certificates.key(ETCD),
                "--peer-client-cert-auth",
                "--peer-trusted-ca-file=" + certificates.certificate(ETCD_CA),
                "--peer-cert-file=" + certificates.certificate(ETCD),
                "--peer-key-file=" + certificates.key(ETCD),
                "--quota-backend-bytes=" + (8L << 30),
                "--auto-compaction-retention=0",
                "--log-level=warn"));
    if (!spec.fsync()) {
      flags.add("--unsafe-no-fsync");
    }
    return flags;
  }

  private List<String> apiServer() {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "--bind-address=" + LOOPBACK,
                "--secure-port=" + ports.apiServer(),
                "--endpoint-reconciler-type=none",
                "--etcd-servers=https://" + LOOPBACK + ":" + ports.etcdClient(),
                "--etcd-cafile=" + certificates.certificate(ETCD_CA),
                "--etcd-certfile=" + certificates.certificate(ETCD),
                "--etcd-keyfile=" + certificates.key(ETCD),
                "--client-ca-file=" + certificates.certificate(CA),
                "--tls-cert-file=" + certificates.certificate(SERVER),
                "--tls-private-key-file=" + certificates.key(SERVER),
                "--service-cluster-ip-range=10.96.0.0/16",
                "--authorization-mode=Node,RBAC",
                "--service-account-key-file=" + certificates.certificate(SERVICE_ACCOUNTS),
                "--service-account-signing-key-file=" + certificates.key(SERVICE_ACCOUNTS),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--requestheader-client-ca-file=" + certificates.certificate(FRONT_PROXY_CA),
                "--requestheader-allowed-names=front-proxy-client",
                "--requestheader-username-headers=X-Remote-User",
                "--requestheader-group-headers=X-Remote-Group",
                "--requestheader-extra-headers-prefix=X-Remote-Extra-",
                "--proxy-client-cert-file=" + certificates.certificate(FRONT_PROXY),
                "--proxy-client-key-file=" + certificates.key(FRONT_PROXY),
                "--allow-privileged=true"));
    String policy = spec.auditPolicy();
    if (policy != null) {
      flags.add("--audit-policy-file=" + files.writeConfiguration("audit-policy", policy));
      flags.add("--audit-log-path=" + files.auditLog());
      flags.add("--audit-log-maxsize=100000");
    }
    return flags;
  }

  private List<String> controllerManager() {
    List<String> flags =
        new ArrayList<>(client(Component.CONTROLLER_MANAGER, ports.controllerManager()));
    flags.addAll(
        List.of(
            "--kubeconfig=" + files.kubeconfig(Component.CONTROLLER_MANAGER),
            "--leader-elect=false",
            "--service-account-private-key-file=" + certificates.key(SERVICE_ACCOUNTS),
            "--root-ca-file=" + certificates.certificate(CA),
            "--cluster-signing-cert-file=" + certificates.certificate(CA),
            "--cluster-signing-key-file=" + certificates.key(CA),
            "--use-service-account-credentials=true",
            "--kube-api-qps=500",
            "--kube-api-burst=1000"));
    Duration grace = spec.nodeMonitorGrace();
    if (grace != null) {
      flags.add("--node-monitor-grace-period=" + grace.toMillis() + "ms");
    }
    return flags;
  }

  private List<String> scheduler() {
    Path kubeconfig = files.kubeconfig(Component.SCHEDULER);
    List<String> flags = new ArrayList<>(client(Component.SCHEDULER, ports.scheduler()));
    String configuration = spec.schedulerConfig();
    if (configuration == null) {
      flags.add("--kubeconfig=" + kubeconfig);
      flags.add("--leader-elect=false");
    } else {
      String completed = SchedulerConfiguration.complete(configuration, kubeconfig);
      flags.add("--config=" + files.writeConfiguration("scheduler", completed));
    }
    return flags;
  }

  /** What controller manager and scheduler need to serve their own health and metrics. */
  private List<String> client(Component component, int port) {
    Path kubeconfig = files.kubeconfig(component);
    return List.of(
        "--bind-address=" + LOOPBACK,
        "--secure-port=" + port,
        "--tls-cert-file=" + certificates.certificate(SERVER),
        "--tls-private-key-file=" + certificates.key(SERVER),
        "--client-ca-file=" + certificates.certificate(CA),
        "--authentication-kubeconfig=" + kubeconfig,
        "--authorization-kubeconfig=" + kubeconfig);
  }
}
