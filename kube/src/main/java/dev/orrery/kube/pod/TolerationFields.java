package dev.orrery.kube.pod;

import dev.orrery.kube.json.FieldTable;
import dev.orrery.scheduler.model.Taint;
import dev.orrery.scheduler.model.Toleration;
import org.jspecify.annotations.Nullable;

/** Tolerations. */
final class TolerationFields {

  static final FieldTable<Draft> TOLERATION =
      FieldTable.<Draft>of("io.k8s.api.core.v1.Toleration")
          .text("key", (toleration, key) -> toleration.key = key)
          .text("value", (toleration, value) -> toleration.value = value)
          .value(
              "operator",
              (in, toleration) -> {
                switch (in.text()) {
                  case "", "Equal" -> toleration.operator = Toleration.Operator.EQUAL;
                  case "Exists" -> toleration.operator = Toleration.Operator.EXISTS;
                  case "Lt" -> toleration.operator = Toleration.Operator.LT;
                  case "Gt" -> toleration.operator = Toleration.Operator.GT;
                  default -> in.unknown();
                }
              })
          .value(
              "effect",
              (in, toleration) -> {
                switch (in.text()) {
                  case "" -> toleration.effect = null;
                  case "NoSchedule" -> toleration.effect = Taint.Effect.NO_SCHEDULE;
                  case "PreferNoSchedule" -> toleration.effect = Taint.Effect.PREFER_NO_SCHEDULE;
                  case "NoExecute" -> toleration.effect = Taint.Effect.NO_EXECUTE;
                  default -> in.unknown();
                }
              })
          .harmless("tolerationSeconds");

  private TolerationFields() {}

  /** A toleration as written. */
  static final class Draft {
    String key = "";
    String value = "";
    Toleration.Operator operator = Toleration.Operator.EQUAL;
    Taint.@Nullable Effect effect;

    Toleration finish() {
      return new Toleration(key, operator, value, effect);
    }
  }
}
