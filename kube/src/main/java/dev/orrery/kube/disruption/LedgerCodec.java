package dev.orrery.kube.disruption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.register.Codec;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.plan.disruption.Activity;
import dev.orrery.plan.disruption.Claim;
import dev.orrery.plan.disruption.Holding;
import dev.orrery.plan.disruption.HourCount;
import dev.orrery.plan.disruption.Ledger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.TreeMap;

/** The ledger: {@code data.ledger} of a ConfigMap, as JSON. */
public final class LedgerCodec implements Codec<Ledger> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public Ledger decode(JsonNode object) {
    String text = object.path("data").path("ledger").asText();
    try {
      JsonNode ledger = MAPPER.readTree(text);
      if (!ledger.path("holdings").isArray() || !ledger.path("hour").isObject()) {
        throw damaged(text, "holdings or hour is missing");
      }
      var holdings = new TreeMap<String, Holding>();
      for (JsonNode item : ledger.path("holdings")) {
        Holding holding = holding(item);
        holdings.put(holding.claim().uid(), holding);
      }
      var minutes = new TreeMap<Long, Integer>();
      for (var minute : ledger.path("hour").properties()) {
        minutes.put(Long.valueOf(minute.getKey()), minute.getValue().asInt());
      }
      String stop = ledger.path("stop").isTextual() ? ledger.path("stop").asText() : null;
      var waiting = new TreeMap<String, Claim>();
      for (JsonNode item : ledger.path("waiting")) {
        Claim claim = claim(item);
        waiting.put(claim.uid(), claim);
      }
      return new Ledger(holdings, new HourCount(minutes), waiting, stop);
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
      throw damaged(text, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void encode(Ledger value, ObjectNode object) {
    ObjectNode ledger = JsonNodeFactory.instance.objectNode();
    var holdings = ledger.putArray("holdings");
    for (Holding holding : value.holdings().values()) {
      ObjectNode item = put(holdings.addObject(), holding.claim());
      item.put("admitted", holding.admitted().toString());
      if (holding.presumed()) {
        item.put("presumed", true);
      }
    }
    ObjectNode hour = ledger.putObject("hour");
    value.hour().minutes().forEach((minute, count) -> hour.put(minute.toString(), count));
    if (!value.waiting().isEmpty()) {
      var waiting = ledger.putArray("waiting");
      value.waiting().values().forEach(claim -> put(waiting.addObject(), claim));
    }
    if (value.stop() != null) {
      ledger.put("stop", value.stop());
    }
    object.putObject("data").put("ledger", ledger.toString());
  }

  private static ObjectNode put(ObjectNode item, Claim claim) {
    item.put("uid", claim.uid()).put("name", claim.name()).put("declared", claim.declared());
    item.put("activity", claim.activity().name()).put("holder", claim.holder());
    return item.put("zone", claim.zone()).put("workload", claim.workload());
  }

  private static Holding holding(JsonNode item) {
    return new Holding(
        claim(item),
        Instant.parse(item.path("admitted").asText()),
        item.path("presumed").asBoolean());
  }

  private static Claim claim(JsonNode item) {
    String uid = item.path("uid").asText();
    if (uid.isEmpty()) {
      throw new IllegalArgumentException("a holding has no uid");
    }
    return new Claim(
        uid,
        item.path("name").asText(),
        item.path("declared").asLong(),
        Activity.valueOf(item.path("activity").asText()),
        item.path("zone").asText(),
        item.path("workload").asText(),
        item.path("holder").asText());
  }

  private static RegisterUnavailableException damaged(String text, String why) {
    return new RegisterUnavailableException(
        "data.ledger of ConfigMap "
            + Ledgers.NAME
            + " is '"
            + (text.length() > 80 ? text.substring(0, 80) + "..." : text)
            + "': "
            + why
            + ". Maybe delete the ConfigMap: it is made anew from the claims that there are.");
  }
}
