package dev.orrery.localcluster.certificate;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;

/** Keys and certificates as text. */
final class Pem {
  private static final int CURVE_BITS = 256;

  private Pem() {}

  static String of(Object publicKeyOrCertificate) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(publicKeyOrCertificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * In the form of RFC 5915 with the curve named in it: Go and the Kubernetes clients for Java tell
   * its algorithm by the heading.
   */
  static String ofPrivate(ECPrivateKey key) {
    try {
      byte[] encoded =
          new org.bouncycastle.asn1.sec.ECPrivateKey(
                  CURVE_BITS, key.getS(), SECObjectIdentifiers.secp256r1)
              .getEncoded(ASN1Encoding.DER);
      return of(new PemObject("EC PRIVATE KEY", encoded));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
