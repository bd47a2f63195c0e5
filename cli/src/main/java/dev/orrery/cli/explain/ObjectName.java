package dev.orrery.cli.explain;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An object in a namespace, as people write it.
 *
 * @param namespace its namespace
 * @param name its name
 */
record ObjectName(String namespace, String name) {

  /** Reads {@code NAMESPACE/NAME}, or {@code NAME} in namespace {@code default}. */
  static final class Converter implements ITypeConverter<ObjectName> {
    @Override
    public ObjectName convert(String text) {
      String[] parts = text.split("/", -1);
      if (parts.length > 2 || parts[parts.length - 1].isEmpty() || parts[0].isEmpty()) {
        throw new TypeConversionException(
            "it is " + text + ". Maybe write NAMESPACE/NAME, such as demo/shop-1.");
      }
      return parts.length == 1
          ? new ObjectName("default", parts[0])
          : new ObjectName(parts[0], parts[1]);
    }
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
