package dev.orrery.reconcilers.owned;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/**
 * Whether a live object has all that is desired. What the server or others added does not count;
 * amounts compare by what they amount to.
 */
final class FieldMatch {

  private FieldMatch() {}

  static boolean covers(JsonNode live, JsonNode desired) {
    if (desired.isObject()) {
      return desired.isEmpty() || (live.isObject() && allMembers(live, desired));
    }
    if (desired.isArray()) {
      return desired.isEmpty() || (live.isArray() && allItems(live, desired));
    }
    return same(live, desired);
  }

  private static boolean allMembers(JsonNode live, JsonNode desired) {
    for (Map.Entry<String, JsonNode> member : desired.properties()) {
      if (!covers(live.path(member.getKey()), member.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** In order, with items of others in between. */
  private static boolean allItems(JsonNode live, JsonNode desired) {
    int at = 0;
    for (JsonNode item : desired) {
      while (at < live.size() && !covers(live.get(at), item)) {
        at++;
      }
      if (at++ >= live.size()) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(JsonNode live, JsonNode desired) {
    if (live.equals(desired)) {
      return true;
    }
    if (live.isMissingNode() || live.isContainerNode()) {
      return desired.isTextual() && desired.asText().isEmpty() && live.isMissingNode();
    }
    return live.asText().equals(desired.asText()) || sameAmount(live.asText(), desired.asText());
  }

  private static boolean sameAmount(String live, String desired) {
    if (live.isEmpty() || desired.isEmpty() || !Character.isDigit(live.charAt(0))) {
      return false;
    }
    try {
      return Quantity.getAmountInBytes(Quantity.parse(live))
              .compareTo(Quantity.getAmountInBytes(Quantity.parse(desired)))
          == 0;
    } catch (IllegalArgumentException noAmount) {
      return false;
    }
  }
}
