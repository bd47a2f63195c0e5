package dev.orrery.cli.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Keeps a terminal from obeying what it is only to show: names and messages come from objects that
 * anybody may write, and a control sequence in one could clear the screen or change what stands on
 * it. Colours pass; every other control character, and whatever turns the direction of text, is
 * shown as a replacement character. For whole strings, not for single characters.
 */
public final class PlainWriter extends FilterWriter {

  private static final Pattern COLOUR_OR_CONTROL =
      Pattern.compile(
          "(\u001b\\[[0-9]{0,2}m)|[\\p{Cc}&&[^\\n\\r\\t]]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]");

  /** Passes on what is harmless. */
  public PlainWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    out.write(plain(text.substring(offset, offset + length)));
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    out.write(plain(new String(text, offset, length)));
  }

  @Override
  public void write(int character) throws IOException {
    out.write(plain(String.valueOf((char) character)));
  }

  static String plain(String text) {
    return COLOUR_OR_CONTROL
        .matcher(text)
        .replaceAll(found -> found.group(1) == null ? "\ufffd" : found.group(1));
  }
}
