package dev.orrery.kube.disruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.plan.disruption.Activity;
import dev.orrery.plan.disruption.Claim;
import dev.orrery.plan.disruption.Ledger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerCodecTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:30.123Z");
  private final LedgerCodec codec = new LedgerCodec();

  @Test
  void whatIsWrittenIsReadAgain() {
    Ledger ledger =
        Ledger.rebuilt(List.of(claim("a")), List.of(claim("b")), NOW, true)
            .withStop("fire")
            .withWaiting(claim("c"));
    assertThat(codec.decode(written(ledger))).isEqualTo(ledger);
    assertThat(codec.decode(written(Ledger.EMPTY))).isEqualTo(Ledger.EMPTY);
  }

  /** An empty ledger would admit again what is held already. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "{\"holdings\": []}",
        "{\"holdings\": {}, \"hour\": {}}",
        "{\"holdings\": [{}], \"hour\": {}}",
        "{\"holdings\": [{\"uid\": \"a\", \"activity\": \"FUN\"}], \"hour\": {}}",
        "{\"holdings\": [], \"hour\": {\"now\": 1}}",
        "{\"holdings\": ["
      })
  void whatIsDamagedIsUnknownAndNotEmpty(String text) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.putObject("data").put("ledger", text);
    assertThatThrownBy(() -> codec.decode(object))
        .isInstanceOf(RegisterUnavailableException.class)
        .hasMessageContaining("data.ledger of ConfigMap orrery-disruption-ledger is '")
        .hasMessageContaining("Maybe delete the ConfigMap");
  }

  @Test
  void aConfigMapWithoutALedgerIsUnknown() {
    assertThatThrownBy(() -> codec.decode(JsonNodeFactory.instance.objectNode()))
        .isInstanceOf(RegisterUnavailableException.class);
  }

  private ObjectNode written(Ledger ledger) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    codec.encode(ledger, object);
    return object;
  }

  private static Claim claim(String uid) {
    return new Claim(uid, "n-" + uid, 7, Activity.SCALE_IN, "z", "Deployment/ns/w", "Plan/p");
  }
}
