package dev.orrery.kube.lead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.register.Codec;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.plan.Epoch;

/** The fence: {@code spec} of a LeaderEpoch. */
final class EpochCodec implements Codec<EpochRecord> {

  @Override
  public EpochRecord decode(JsonNode object) {
    JsonNode epoch = object.at("/spec/epoch");
    if (!epoch.isIntegralNumber() || epoch.asLong() < 0) {
      throw new RegisterUnavailableException(
          "spec.epoch of LeaderEpoch "
              + object.path("metadata").path("name").asText()
              + " is '"
              + epoch.asText()
              + "'. Maybe delete it: the epoch is then found from what it was written to.");
    }
    return new EpochRecord(new Epoch(epoch.asLong()), object.at("/spec/enforced").asBoolean(false));
  }

  @Override
  public void encode(EpochRecord value, ObjectNode object) {
    ObjectNode spec = object.putObject("spec").put("epoch", value.epoch().value());
    if (value.enforced()) {
      spec.put("enforced", true);
    }
  }
}
