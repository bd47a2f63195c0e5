package dev.orrery.kube.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;

/** Opens JSON for reading as a stream. */
public final class JsonText {

  private JsonText() {}

  /** A parser that stands before the first token. */
  public static JsonParser parser(InputStream text) throws IOException {
    return ForeignJson.FACTORY.createParser(text);
  }
}
