package dev.orrery.localcluster.node;

import dev.orrery.localcluster.binary.NodePrograms;
import dev.orrery.localcluster.image.ProgramImages;
import java.nio.file.Path;

/**
 * The configuration files of one node, as text.
 *
 * @param network the addresses
 * @param node which node, from 1
 * @param folder the node's folder
 * @param authority the file of the cluster's certificate authority
 * @param programs what the node runs
 */
record NodeConfigs(
    NodeNetwork network, int node, Path folder, Path authority, NodePrograms programs) {

  /** The name of the image that holds a pod's namespaces open. */
  static final String PAUSE = ProgramImages.PAUSE;

  /**
   * Containerd's. It may not lower a process' score for the kernel's memory killer where root's
   * rights are cut down, and runc dies of that: hence {@code restrict_oom_score_adj}.
   */
  String containerd() {
    return """
        version = 2
        root = "%1$s/containerd"
        state = "/run/containerd"
        [grpc]
          address = "/run/containerd/containerd.sock"
        [plugins."io.containerd.grpc.v1.cri"]
          sandbox_image = "%2$s"
          restrict_oom_score_adj = true
          disable_apparmor = true
          [plugins."io.containerd.grpc.v1.cri".cni]
            bin_dir = "%3$s"
            conf_dir = "%1$s/net.d"
          [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
            runtime_type = "io.containerd.runc.v2"
            [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
              SystemdCgroup = false
        """
        .formatted(folder, PAUSE, programs.networkPlugins());
  }

  /** The pods' network: a bridge, addresses from the node's range, a way out through the node. */
  String podNetwork() {
    return """
        {
          "cniVersion": "1.0.0",
          "name": "pods",
          "plugins": [
            {
              "type": "bridge",
              "bridge": "pods",
              "isGateway": true,
              "hairpinMode": true,
              "ipam": {
                "type": "host-local",
                "dataDir": "/run/cni",
                "ranges": [[{"subnet": "%s"}]],
                "routes": [{"dst": "0.0.0.0/0"}]
              }
            }
          ]
        }
        """
        .formatted(network.pods(node));
  }

  /** The kubelet's. */
  String kubelet() {
    return """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        authentication:
          anonymous: {enabled: false}
          webhook: {enabled: true}
          x509: {clientCAFile: "%1$s"}
        authorization: {mode: Webhook}
        tlsCertFile: "%2$s/serving.crt"
        tlsPrivateKeyFile: "%2$s/serving.key"
        healthzBindAddress: %3$s
        failCgroupV1: false
        cgroupDriver: cgroupfs
        cgroupRoot: /%4$s
        enforceNodeAllocatable: []
        localStorageCapacityIsolation: false
        failSwapOn: false
        makeIPTablesUtilChains: false
        containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
        volumePluginDir: "%2$s/plugins"
        resolvConf: ""
        clusterDomain: cluster.local
        clusterDNS: [%5$s]
        """
        .formatted(authority, folder, network.address(node), network.cgroup(node), NodeNetwork.DNS);
  }

  /** Kube-proxy's. It leaves the kernel's limits for connections as the machine has set them. */
  String kubeProxy() {
    return """
        apiVersion: kubeproxy.config.k8s.io/v1alpha1
        kind: KubeProxyConfiguration
        mode: nftables
        clientConnection: {kubeconfig: "%1$s/kube-proxy.kubeconfig"}
        clusterCIDR: %2$s
        hostnameOverride: %3$s
        healthzBindAddress: %4$s:%5$d
        conntrack: {maxPerCore: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
        """
        .formatted(
            folder,
            network.allPods(),
            network.name(node),
            network.address(node),
            RealNode.PROXY_HEALTH);
  }

  /**
   * A kubeconfig for one of the node's programs. The API server's certificate names no address of
   * the nodes' network, so the name that it is checked against is given.
   *
   * @param program whose certificate and key lie in the node's folder
   */
  String kubeconfig(String program, int apiServerPort) {
    return """
        apiVersion: v1
        kind: Config
        current-context: orrery
        contexts:
        - name: orrery
          context: {cluster: orrery, user: node}
        clusters:
        - name: orrery
          cluster:
            server: https://%1$s:%2$d
            tls-server-name: kubernetes
            certificate-authority: "%3$s"
        users:
        - name: node
          user:
            client-certificate: "%4$s/%5$s.crt"
            client-key: "%4$s/%5$s.key"
        """
        .formatted(network.host(), apiServerPort, authority, folder, program);
  }
}
