package dev.orrery.kube.lead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.register.Codec;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.plan.Epoch;

/** The fence: {@code data.epoch} of a ConfigMap. */
final class EpochCodec implements Codec<Epoch> {

  @Override
  public Epoch decode(JsonNode object) {
    String text = object.path("data").path("epoch").asText();
    if (!text.matches("\\d{1,18}")) {
      throw new RegisterUnavailableException(
          "data.epoch of ConfigMap "
              + object.path("metadata").path("name").asText()
              + " is '"
              + text
              + "'. Maybe delete the ConfigMap: the epoch is then found from what it was written to.");
    }
    return new Epoch(Long.parseLong(text));
  }

  @Override
  public void encode(Epoch value, ObjectNode object) {
    object.putObject("data").put("epoch", Long.toString(value.value()));
  }
}
