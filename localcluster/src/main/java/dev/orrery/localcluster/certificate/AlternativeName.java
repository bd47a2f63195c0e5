package dev.orrery.localcluster.certificate;

import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * A name or an address under which a server answers.
 *
 * @param text the DNS name, or the IP address
 * @param address whether it is an IP address
 */
public record AlternativeName(String text, boolean address) {

  /** A DNS name. */
  public static AlternativeName dns(String name) {
    return new AlternativeName(name, false);
  }

  /** An IP address. */
  public static AlternativeName ip(String address) {
    return new AlternativeName(address, true);
  }

  static GeneralNames list(List<AlternativeName> names) {
    return new GeneralNames(
        names.stream().map(AlternativeName::general).toArray(GeneralName[]::new));
  }

  private GeneralName general() {
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, text);
  }
}
