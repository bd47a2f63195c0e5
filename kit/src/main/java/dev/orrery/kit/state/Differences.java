package dev.orrery.kit.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** In what two states differ, member by member. */
final class Differences {

  private static final int MOST = 20;

  private Differences() {}

  /** A line each, not all of very many; empty when nothing differs. */
  static List<String> of(ClusterState state, ClusterState expected) {
    List<String> lines = new ArrayList<>();
    Set<String> keys = new TreeSet<>(state.objects().keySet());
    keys.addAll(expected.objects().keySet());
    for (String key : keys) {
      JsonNode have = state.objects().get(key);
      JsonNode want = expected.objects().get(key);
      if (have == null) {
        lines.add(key + " is missing");
      } else if (want == null) {
        lines.add(key + " is too many");
      } else {
        compare(key, have, want, lines);
      }
    }
    return lines.size() > MOST ? lines.subList(0, MOST) : lines;
  }

  private static void compare(String at, JsonNode have, JsonNode want, List<String> lines) {
    if (have.equals(want)) {
      return;
    }
    if (have.isObject() && want.isObject()) {
      Set<String> names = new TreeSet<>();
      have.fieldNames().forEachRemaining(names::add);
      want.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(at + "." + name, have.path(name), want.path(name), lines));
    } else if (have.isArray() && have.size() == want.size()) {
      for (int i = 0; i < have.size(); i++) {
        compare(at + "[" + i + "]", have.get(i), want.path(i), lines);
      }
    } else {
      lines.add(at + " is " + shown(have) + " instead of " + shown(want));
    }
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "absent" : value.toString();
  }
}
