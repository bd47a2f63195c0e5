package dev.orrery.bench;

import java.util.stream.LongStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Seeds from first to last, both included.
 *
 * @param first any number
 * @param last at least first
 */
public record SeedRange(long first, long last) {

  private static final long MOST = 10_000;

  /** Refuses an empty range and one of more than 10,000 seeds. */
  public SeedRange {
    if (last < first || last - first >= MOST) {
      throw new IllegalArgumentException(
          "seeds are " + first + ".." + last + ". Maybe write the lower one first, as in 42..44.");
    }
  }

  /** One seed. */
  public static SeedRange of(long seed) {
    return new SeedRange(seed, seed);
  }

  /** All seeds in order. */
  public LongStream stream() {
    return LongStream.rangeClosed(first, last);
  }

  @Override
  public String toString() {
    return first == last ? Long.toString(first) : first + ".." + last;
  }

  /** Reads {@code 42} or {@code 42..44}. */
  static final class Converter implements ITypeConverter<SeedRange> {
    @Override
    public SeedRange convert(String value) {
      String[] ends = value.split("\\.\\.", -1);
      try {
        return new SeedRange(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException("'" + value + "' is no range. Maybe write it as 42..44.");
      }
    }
  }
}
