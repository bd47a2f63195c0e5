package dev.orrery.localcluster.certificate;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;

/** Keys and certificates as text. */
final class Pem {
  private static final int CURVE_BITS = 256;

  private Pem() {}

  /** Reads what {@link KeyAndCertificate} writes. */
  static KeyAndCertificate read(String certificatePem, String keyPem) {
    try (PEMParser certificate = new PEMParser(new StringReader(certificatePem));
        PEMParser key = new PEMParser(new StringReader(keyPem))) {
      if (certificate.readObject() instanceof X509CertificateHolder holder
          && key.readObject() instanceof PEMKeyPair pair) {
        X509Certificate read = new JcaX509CertificateConverter().getCertificate(holder);
        PrivateKey secret = new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
        return new KeyAndCertificate(new KeyPair(read.getPublicKey(), secret), read);
      }
      throw new IllegalArgumentException(
          "the text holds no certificate and EC key. Maybe the file was damaged.");
    } catch (CertificateException e) {
      throw new IllegalArgumentException(
          "the certificate cannot be read. Maybe the file was damaged.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
