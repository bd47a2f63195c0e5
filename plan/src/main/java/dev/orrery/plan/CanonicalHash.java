package dev.orrery.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over a value's canonical form: maps by sorted key, lists in order, every item with its
 * kind and length, so that two different values never share a form. Numbers are taken by their
 * decimal text.
 */
public final class CanonicalHash {

  private CanonicalHash() {}

  /**
   * The hash of maps, collections, strings, numbers, booleans and nulls, nested at will.
   *
   * @return 64 lower-case hexadecimal digits
   * @throws IllegalArgumentException for a value of any other type
   */
  public static String of(@Nullable Object value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      update(digest, value);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(
          "SHA-256 is missing from this JDK. Maybe its security providers were changed.", missing);
    }
  }

  private static void update(MessageDigest digest, @Nullable Object value) {
    switch (value) {
      case null -> token(digest, 'z', "");
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
        token(digest, 'm', Integer.toString(sorted.size()));
        sorted.forEach(
            (key, item) -> {
              token(digest, 'k', key);
              update(digest, item);
            });
      }
      case Collection<?> items -> {
        token(digest, 'l', Integer.toString(items.size()));
        for (Object item : List.copyOf(items)) {
          update(digest, item);
        }
      }
      case String text -> token(digest, 's', text);
      case Number number -> token(digest, 'n', number.toString());
      case Boolean bool -> token(digest, 'b', bool.toString());
      default ->
          throw new IllegalArgumentException(
              "value is a "
                  + value.getClass().getName()
                  + ". Maybe turn it into maps, lists and strings first.");
    }
  }

  private static void token(MessageDigest digest, char kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((kind + ":" + bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
