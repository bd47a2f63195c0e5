package dev.orrery.localcluster.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;

/** New key pairs on the curve P-256, which every TLS stack and every token signer here knows. */
final class EllipticKeys {
  private EllipticKeys() {}

  static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The curve secp256r1 is not available. Maybe this JDK was stripped of jdk.crypto.ec.", e);
    }
  }

  static ECPrivateKey privateKey(KeyPair keys) {
    if (keys.getPrivate() instanceof ECPrivateKey key) {
      return key;
    }
    throw new IllegalArgumentException(
        "keys hold a "
            + keys.getPrivate().getAlgorithm()
            + " key. Maybe they were not made here: all keys of a cluster are elliptic.");
  }
}
