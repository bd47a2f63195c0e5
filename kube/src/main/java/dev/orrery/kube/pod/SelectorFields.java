package dev.orrery.kube.pod;

import dev.orrery.kube.json.FieldTable;
import dev.orrery.kube.json.JsonCursor;
import dev.orrery.scheduler.model.LabelSelector;
import dev.orrery.scheduler.model.Requirement;
import dev.orrery.scheduler.model.Requirement.Operator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Selectors over labels, and the expressions of node terms. */
final class SelectorFields {

  private static final Map<String, Operator> LABEL_OPERATORS =
      Map.of(
          "In", Operator.IN,
          "NotIn", Operator.NOT_IN,
          "Exists", Operator.EXISTS,
          "DoesNotExist", Operator.DOES_NOT_EXIST);

  private static final Map<String, Operator> NODE_OPERATORS =
      Map.of(
          "In", Operator.IN,
          "NotIn", Operator.NOT_IN,
          "Exists", Operator.EXISTS,
          "DoesNotExist", Operator.DOES_NOT_EXIST,
          "Gt", Operator.GT,
          "Lt", Operator.LT);

  static final FieldTable<Expression> LABEL_REQUIREMENT =
      expression("io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement", LABEL_OPERATORS);

  static final FieldTable<Expression> NODE_REQUIREMENT =
      expression("io.k8s.api.core.v1.NodeSelectorRequirement", NODE_OPERATORS);

  static final FieldTable<List<Requirement>> LABEL_SELECTOR =
      FieldTable.<List<Requirement>>of("io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector")
          .map(
              "matchLabels",
              (all, labels) ->
                  labels.forEach(
                      (key, value) -> all.add(new Requirement(key, Operator.IN, List.of(value)))))
          .value("matchExpressions", (in, all) -> requirements(in, LABEL_REQUIREMENT, all));

  private SelectorFields() {}

  /** Reads a label selector. */
  static LabelSelector selector(JsonCursor in) throws IOException {
    var all = new ArrayList<Requirement>();
    in.object(LABEL_SELECTOR, all);
    all.sort(java.util.Comparator.comparing(Requirement::key).thenComparing(Requirement::operator));
    return all.isEmpty() ? LabelSelector.EVERYTHING : LabelSelector.of(all);
  }

  /** Reads a list of expressions. */
  static void requirements(JsonCursor in, FieldTable<Expression> table, List<Requirement> all)
      throws IOException {
    in.each(
        () -> {
          Expression expression = new Expression();
          in.object(table, expression);
          if (expression.operator != null) {
            all.add(new Requirement(expression.key, expression.operator, expression.values));
          }
        });
  }

  private static FieldTable<Expression> expression(String schema, Map<String, Operator> operators) {
    return FieldTable.<Expression>of(schema)
        .text("key", (expression, key) -> expression.key = key)
        .value(
            "operator",
            (in, expression) -> {
              expression.operator = operators.get(in.text());
              if (expression.operator == null) {
                in.unknown();
              }
            })
        .texts("values", (expression, value) -> expression.values.add(value));
  }

  /** An expression as written. */
  static final class Expression {
    String key = "";
    @Nullable Operator operator;
    final List<String> values = new ArrayList<>();
  }
}
