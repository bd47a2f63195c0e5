package dev.orrery.localcluster.proxy;

import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.plan.Seed;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy stands before.
 *
 * @param upstream the server behind it
 * @param trust whom the proxy believes to be that server
 * @param observer an access of the proxy's own, by which it reads the past; null leaves {@link
 *     Fault.StaleView} out
 * @param seed of all chance in the rules
 */
public record ProxySpec(URI upstream, TrustManager trust, @Nullable Config observer, Seed seed) {

  /** A proxy before a local cluster's API server. */
  public static ProxySpec before(LocalCluster cluster, Seed seed) {
    Config admin = cluster.adminConfig();
    return new ProxySpec(cluster.apiServer(), trust(admin), admin, seed);
  }

  private static TrustManager trust(Config config) {
    try {
      return SSLUtils.trustManagers(config)[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "the certificate authority of "
              + config.getMasterUrl()
              + " is unusable: "
              + e.getMessage()
              + ". Maybe the cluster is gone.",
          e);
    }
  }
}
