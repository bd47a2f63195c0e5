package dev.orrery.kube.pod;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.orrery.kube.json.JsonCursor;
import dev.orrery.kube.json.Pool;
import dev.orrery.scheduler.model.PodShape;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads pods written with single quotes. */
final class Reading {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

  private Reading() {}

  static PodState pod(String json, Pool pool) {
    try (var parser = FACTORY.createParser(json)) {
      parser.nextToken();
      return PodReader.read(new JsonCursor(parser, pool));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PodState pod(String json) {
    return pod(json, new Pool());
  }

  static PodShape spec(String fields) {
    return pod("{'metadata':{'name':'p','namespace':'shop','labels':{'app':'web','rev':'7'}},'spec':{"
            + fields
            + "}}")
        .pod()
        .shape();
  }

  static PodShape container(String fields) {
    return spec("'containers':[{'name':'main'," + fields + "}]");
  }
}
