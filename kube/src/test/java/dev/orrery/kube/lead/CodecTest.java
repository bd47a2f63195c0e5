package dev.orrery.kube.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.plan.Epoch;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CodecTest {

  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  @Test
  void aLeaseComesBackAsItWent() {
    LeaseRecord record =
        new LeaseRecord("me", 15, Instant.ofEpochSecond(5, 1000), Instant.ofEpochSecond(9), 3);

    new LeaseCodec().encode(record, object);

    assertThat(object.at("/spec/acquireTime").asText()).isEqualTo("1970-01-01T00:00:05.000001Z");
    assertThat(new LeaseCodec().decode(object)).isEqualTo(record);
  }

  @Test
  void aLeaseWithoutSpecIsHeldByNobody() {
    assertThat(new LeaseCodec().decode(object).holder()).isEmpty();
  }

  @Test
  void anEpochComesBackAsItWent() {
    EpochRecord record = new EpochRecord(new Epoch(12), true);
    new EpochCodec().encode(record, object);

    assertThat(new EpochCodec().decode(object)).isEqualTo(record);
  }

  @Test
  void aDamagedFenceIsNotZero() {
    object.putObject("spec").put("epoch", "twelve");

    assertThatThrownBy(() -> new EpochCodec().decode(object))
        .isInstanceOf(RegisterUnavailableException.class)
        .hasMessageContaining("is 'twelve'");
  }
}
