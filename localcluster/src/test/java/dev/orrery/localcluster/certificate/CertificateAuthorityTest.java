package dev.orrery.localcluster.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private final CertificateAuthority authority = new CertificateAuthority("test", () -> NOW);

  @Test
  void clientSaysWhoItIs() throws Exception {
    X509Certificate client = authority.client("system:x", "system:masters").certificate();
    assertThat(client.getSubjectX500Principal().getName())
        .contains("CN=system:x", "O=system:masters");
    assertThat(client.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    client.verify(authority.own().certificate().getPublicKey());
    client.checkValidity(Date.from(NOW));
    assertThatThrownBy(
            () ->
                client.verify(
                    new CertificateAuthority("test", () -> NOW).own().certificate().getPublicKey()))
        .isInstanceOf(SignatureException.class);
  }

  @Test
  void serverAnswersUnderItsNames() throws Exception {
    X509Certificate server =
        authority
            .server("s", List.of(AlternativeName.ip("127.0.0.1"), AlternativeName.dns("localhost")))
            .certificate();
    assertThat(server.getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactlyInAnyOrder("127.0.0.1", "localhost");
    assertThat(server.getBasicConstraints()).isEqualTo(-1);
    assertThat(authority.own().certificate().getBasicConstraints()).isGreaterThanOrEqualTo(0);
  }

  @Test
  void keyNamesItsAlgorithmAsText() {
    KeyAndCertificate pair = authority.client("u");
    assertThat(pair.keyPem()).startsWith("-----BEGIN EC PRIVATE KEY-----");
    assertThat(pair.certificatePem()).startsWith("-----BEGIN CERTIFICATE-----");
    assertThatNoException().isThrownBy(() -> pair.certificate().checkValidity(Date.from(NOW)));
  }
}
