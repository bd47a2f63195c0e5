package dev.orrery.localcluster.proxy;

import dev.orrery.localcluster.certificate.KeyAndCertificate;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/** TLS on the two sides: both speak HTTP/2, callers may also speak HTTP/1.1. */
final class Tls {

  private Tls() {}

  static SslContext server(KeyAndCertificate own) {
    return build(
        SslContextBuilder.forServer(own.keys().getPrivate(), own.certificate()),
        ApplicationProtocolNames.HTTP_2,
        ApplicationProtocolNames.HTTP_1_1);
  }

  static SslContext client(TrustManager trust) {
    return build(
        SslContextBuilder.forClient().trustManager(trust), ApplicationProtocolNames.HTTP_2);
  }

  private static SslContext build(SslContextBuilder builder, String... protocols) {
    var negotiation =
        new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            protocols);
    try {
      return builder.sslProvider(SslProvider.JDK).applicationProtocolConfig(negotiation).build();
    } catch (SSLException e) {
      throw new IllegalStateException(
          "TLS of the fault proxy could not be set up: "
              + e.getMessage()
              + ". Maybe this JDK was"
              + " stripped of its security providers.",
          e);
    }
  }
}
