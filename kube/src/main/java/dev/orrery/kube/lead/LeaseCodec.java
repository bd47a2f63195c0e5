package dev.orrery.kube.lead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.register.Codec;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A Lease of {@code coordination.k8s.io/v1}. */
final class LeaseCodec implements Codec<LeaseRecord> {

  private static final DateTimeFormatter MICRO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  @Override
  public LeaseRecord decode(JsonNode object) {
    JsonNode spec = object.path("spec");
    return new LeaseRecord(
        spec.path("holderIdentity").asText(""),
        spec.path("leaseDurationSeconds").asInt(),
        time(spec.path("acquireTime")),
        time(spec.path("renewTime")),
        spec.path("leaseTransitions").asInt());
  }

  @Override
  public void encode(LeaseRecord value, ObjectNode object) {
    object
        .putObject("spec")
        .put("holderIdentity", value.holder())
        .put("leaseDurationSeconds", value.durationSeconds())
        .put("acquireTime", MICRO.format(value.acquired()))
        .put("renewTime", MICRO.format(value.renewed()))
        .put("leaseTransitions", value.transitions());
  }

  private static Instant time(JsonNode node) {
    try {
      return node.isTextual() ? OffsetDateTime.parse(node.asText()).toInstant() : Instant.EPOCH;
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
