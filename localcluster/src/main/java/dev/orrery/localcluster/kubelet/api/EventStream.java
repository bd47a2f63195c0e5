package dev.orrery.localcluster.kubelet.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** JSON values that follow one another in a stream, read one at a time. */
final class EventStream {

  /** Reads whatever the API server stores: one odd pod may not keep the others from running. */
  static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNameLength(Integer.MAX_VALUE)
                      .maxStringLength(Integer.MAX_VALUE)
                      .build())
              .build());

  private final JsonParser parser;

  EventStream(InputStream in) throws IOException {
    this.parser = JSON.getFactory().createParser(in);
  }

  /** The next value, or null at the end. */
  @Nullable JsonNode next() throws IOException {
    return parser.nextToken() == null ? null : JSON.readTree(parser);
  }
}
