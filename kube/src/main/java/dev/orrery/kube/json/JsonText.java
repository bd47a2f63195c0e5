package dev.orrery.kube.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;

/** Opens JSON for reading as a stream. */
public final class JsonText {

  /** Names of fields are not interned for ever: labels and annotations bring ever new ones. */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder().configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false).build();

  private JsonText() {}

  /** A parser that stands before the first token. */
  public static JsonParser parser(InputStream text) throws IOException {
    return FACTORY.createParser(text);
  }
}
