package dev.orrery.cli.cluster;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Refuses a cluster's name that cannot name a folder and a kind cluster. */
public final class ClusterNameConverter implements ITypeConverter<String> {

  private static final String NAME = "[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?";

  @Override
  public String convert(String text) {
    if (!text.matches(NAME)) {
      throw new TypeConversionException(
          "it is '" + text + "'. Maybe use at most 40 lower-case letters, digits and dashes.");
    }
    return text;
  }
}
