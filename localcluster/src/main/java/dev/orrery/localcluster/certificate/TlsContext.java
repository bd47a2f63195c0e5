package dev.orrery.localcluster.certificate;

import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts one authority and nobody else. */
public final class TlsContext {
  private TlsContext() {}

  /** Trusts what the authority in this file of PEM text has signed. */
  public static SSLContext trusting(Path authority) {
    try (InputStream in = Files.newInputStream(authority)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + authority);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "TLS could not be set up from " + authority + ". Maybe the file was damaged.", e);
    }
  }
}
