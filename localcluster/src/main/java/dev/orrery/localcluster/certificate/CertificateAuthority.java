package dev.orrery.localcluster.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signs the certificates of one cluster. They hold for ten years: a cluster's folder is
 * shorter-lived.
 */
public final class CertificateAuthority {
  private static final Duration LIFE = Duration.ofDays(3650);

  /** A clock that is a little behind must not refuse a fresh certificate. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  private static final int SERIAL_BITS = 127;
  private static final String SIGNATURE = "SHA256withECDSA";

  private final SecureRandom random = new SecureRandom();
  private final Instant now;
  private final X500Name name;
  private final KeyAndCertificate own;

  /**
   * A new authority with a key of its own.
   *
   * @param commonName its name, shown in the certificates it signs
   * @param clock the start of validity
   */
  public CertificateAuthority(String commonName, InstantSource clock) {
    this.now = clock.instant();
    this.name = new X500Name("CN=" + commonName);
    KeyPair keys = EllipticKeys.generate();
    X509v3CertificateBuilder builder = builder(name, keys);
    KeyUsage usage =
        new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature);
    X509Certificate certificate =
        sign(
            builder,
            keys,
            new Entry(Extension.basicConstraints, true, new BasicConstraints(true)),
            new Entry(Extension.keyUsage, true, usage));
    this.own = new KeyAndCertificate(keys, certificate);
  }

  /**
   * An authority that was made before.
   *
   * @param own its key and certificate
   * @param clock the start of validity of what it signs from now on
   */
  CertificateAuthority(KeyAndCertificate own, InstantSource clock) {
    this.now = clock.instant();
    this.name = X500Name.getInstance(own.certificate().getSubjectX500Principal().getEncoded());
    this.own = own;
  }

  /** The authority's own key and certificate. */
  public KeyAndCertificate own() {
    return own;
  }

  /** A certificate by which a client says who it is: the user, and its groups. */
  public KeyAndCertificate client(String user, String... groups) {
    StringBuilder subject = new StringBuilder();
    for (String group : groups) {
      subject.append("O=").append(group).append(',');
    }
    return issue(
        new X500Name(subject + "CN=" + user), List.of(KeyPurposeId.id_kp_clientAuth), List.of());
  }

  /**
   * A certificate for a server that answers under these names and addresses; it may also act as a
   * client.
   */
  public KeyAndCertificate server(String commonName, List<AlternativeName> names) {
    return issue(
        new X500Name("CN=" + commonName),
        List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
        names);
  }

  private KeyAndCertificate issue(
      X500Name subject, List<KeyPurposeId> purposes, List<AlternativeName> names) {
    KeyPair keys = EllipticKeys.generate();
    ExtendedKeyUsage extended = new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new));
    Entry usage = new Entry(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    Entry purpose = new Entry(Extension.extendedKeyUsage, false, extended);
    X509v3CertificateBuilder builder = builder(subject, keys);
    X509Certificate certificate =
        names.isEmpty()
            ? sign(builder, own.keys(), usage, purpose)
            : sign(
                builder,
                own.keys(),
                usage,
                purpose,
                new Entry(Extension.subjectAlternativeName, false, AlternativeName.list(names)));
    return new KeyAndCertificate(keys, certificate);
  }

  private X509v3CertificateBuilder builder(X500Name subject, KeyPair keys) {
    return new JcaX509v3CertificateBuilder(
        name,
        new BigInteger(SERIAL_BITS, random),
        Date.from(now.minus(SKEW)),
        Date.from(now.plus(LIFE)),
        subject,
        keys.getPublic());
  }

  private static X509Certificate sign(
      X509v3CertificateBuilder builder, KeyPair signer, Entry... extensions) {
    try {
      for (Entry extension : extensions) {
        builder.addExtension(extension.id(), extension.critical(), extension.value());
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(SIGNATURE).build(signer.getPrivate())));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "Signing a certificate failed. Maybe this JDK lacks " + SIGNATURE + ".", e);
    }
  }

  private record Entry(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {}
}
