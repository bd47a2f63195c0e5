package dev.orrery.localcluster.certificate;

import java.security.KeyPair;
import java.security.cert.X509Certificate;

/**
 * A key pair and the certificate that vouches for it.
 *
 * @param keys the pair
 * @param certificate of the public one
 */
public record KeyAndCertificate(KeyPair keys, X509Certificate certificate) {

  /** The certificate as PEM. */
  public String certificatePem() {
    return Pem.of(certificate);
  }

  /** The private key as PEM, in the form that names its algorithm. */
  public String keyPem() {
    return Pem.ofPrivate(EllipticKeys.privateKey(keys));
  }
}
