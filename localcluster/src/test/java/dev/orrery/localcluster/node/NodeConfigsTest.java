package dev.orrery.localcluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.orrery.localcluster.binary.NodePrograms;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NodeConfigsTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final NodeConfigs SECOND =
      new NodeConfigs(
          new NodeNetwork(9, 2),
          2,
          Path.of("/home/nodes/node-2"),
          Path.of("/home/pki/ca.crt"),
          new NodePrograms(Path.of("/built"), Path.of("/packages"), "v1.36.3"));

  @Test
  void theKubeletLetsNobodyInWithoutAName() throws IOException {
    JsonNode kubelet = YAML.readTree(SECOND.kubelet());
    assertThat(kubelet.at("/authentication/anonymous/enabled").asBoolean(true)).isFalse();
    assertThat(kubelet.at("/authentication/webhook/enabled").asBoolean()).isTrue();
    assertThat(kubelet.at("/authentication/x509/clientCAFile").asText())
        .isEqualTo("/home/pki/ca.crt");
    assertThat(kubelet.at("/authorization/mode").asText()).isEqualTo("Webhook");
  }

  @Test
  void theKubeletStaysInItsGroupAndItsFolder() throws IOException {
    JsonNode kubelet = YAML.readTree(SECOND.kubelet());
    assertThat(kubelet.path("cgroupRoot").asText()).isEqualTo("/orrery9-node-2");
    assertThat(kubelet.path("volumePluginDir").asText()).startsWith("/home/nodes/node-2/");
    assertThat(kubelet.path("healthzBindAddress").asText()).isEqualTo("198.18.9.12");
    assertThat(kubelet.path("failCgroupV1").asBoolean(true)).isFalse();
  }

  @Test
  void podsAskTheClustersOwnDns() throws IOException {
    assertThat(YAML.readTree(SECOND.kubelet()).at("/clusterDNS/0").asText())
        .isEqualTo(NodeNetwork.DNS);
    assertThat(RealNodes.dnsManifest())
        .contains("clusterIP: " + NodeNetwork.DNS)
        .doesNotContain("IMAGE");
  }

  @Test
  void podsGetAddressesOfTheirNodeOnly() throws IOException {
    JsonNode network = new ObjectMapper().readTree(SECOND.podNetwork());
    assertThat(network.at("/plugins/0/ipam/ranges/0/0/subnet").asText())
        .isEqualTo("198.19.9.128/25");
    assertThat(network.at("/plugins/0/hairpinMode").asBoolean()).isTrue();
  }

  @Test
  void theProxyTakesAllPodsForPods() throws IOException {
    JsonNode proxy = YAML.readTree(SECOND.kubeProxy());
    assertThat(proxy.path("mode").asText()).isEqualTo("nftables");
    assertThat(proxy.path("clusterCIDR").asText()).isEqualTo("198.19.9.0/24");
    assertThat(proxy.path("hostnameOverride").asText()).isEqualTo("node-2");
  }

  @Test
  void theRuntimeKeepsItsImagesInTheNodesFolderAndPullsNoPause() {
    assertThat(SECOND.containerd())
        .contains("root = \"/home/nodes/node-2/containerd\"")
        .contains("sandbox_image = \"localhost/orrery/pause:1\"")
        .contains("restrict_oom_score_adj = true")
        .contains("bin_dir = \"/packages/usr/lib/cni\"");
  }

  @Test
  void theApiServerIsCheckedByANameThatItsCertificateHas() throws IOException {
    JsonNode cluster =
        YAML.readTree(SECOND.kubeconfig("kubelet", 16_443)).at("/clusters/0/cluster");
    assertThat(cluster.path("server").asText()).isEqualTo("https://198.18.9.1:16443");
    assertThat(cluster.path("tls-server-name").asText()).isEqualTo("kubernetes");
  }
}
