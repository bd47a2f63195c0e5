package dev.orrery.cli.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values that were blanked somewhere and must not show up anywhere else, such as in a log line.
 * Looks each place of a text up by its next eight characters, so that thousands of values cost no
 * more than one.
 */
final class KnownValues {

  /** Shorter values ({@code true}, {@code 8080}) would blank half of every text. */
  static final int SHORTEST = 8;

  private static final int BUCKETS = 1 << 16;

  private final Set<String> seen = new LinkedHashSet<>();
  private final Map<String, List<String>> byHead = new HashMap<>();
  private final BitSet buckets = new BitSet(BUCKETS);

  /** Remembers a value, as it is and in Base64; lines of a long one each for themselves. */
  void add(String value) {
    remember(value);
    value.lines().map(String::strip).forEach(this::remember);
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    remember(Base64.getEncoder().withoutPadding().encodeToString(bytes));
  }

  private void remember(String value) {
    if (value.length() < SHORTEST || !seen.add(value)) {
      return;
    }
    List<String> same =
        byHead.computeIfAbsent(value.substring(0, SHORTEST), head -> new ArrayList<>());
    same.add(value);
    same.sort(Comparator.comparingInt(String::length).reversed());
    buckets.set(bucket(value, 0));
  }

  /** The text with every known value replaced; the longest value wins where several begin. */
  String blank(String text, String replacement) {
    if (seen.isEmpty() || text.length() < SHORTEST) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int length = lengthOfValueAt(text, at);
      if (length == 0) {
        result.append(text.charAt(at++));
      } else {
        result.append(replacement);
        at += length;
      }
    }
    return result.toString();
  }

  private int lengthOfValueAt(String text, int at) {
    if (at + SHORTEST > text.length() || !buckets.get(bucket(text, at))) {
      return 0;
    }
    for (String value : byHead.getOrDefault(text.substring(at, at + SHORTEST), List.of())) {
      if (text.startsWith(value, at)) {
        return value.length();
      }
    }
    return 0;
  }

  private static int bucket(String text, int from) {
    int hash = 0;
    for (int i = from; i < from + SHORTEST; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return (hash ^ hash >>> 16) & (BUCKETS - 1);
  }
}
