package dev.orrery.operator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.plan.Score;
import dev.orrery.scheduler.place.Decision;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;

/**
 * The latest placement decisions of this process. Each also stands on its pod, in annotation {@code
 * orrery.dev/placement}, and so outlives the process.
 */
@Controller("/api")
final class DecisionController {

  private final Decisions decisions;

  DecisionController(Decisions decisions) {
    this.decisions = decisions;
  }

  /** The latest decisions, newest first. */
  @Get("/decisions")
  String decisions(@QueryValue(defaultValue = "100") int limit) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    List<Decision> newestFirst = decisions.latest().reversed();
    newestFirst.stream().limit(Math.max(0, limit)).forEach(one -> list.add(tree(one)));
    return JsonNodeFactory.instance.objectNode().set("decisions", list).toString();
  }

  private static ObjectNode tree(Decision decision) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("namespace", decision.pod().namespace()).put("pod", decision.pod().name());
    tree.put("uid", decision.pod().uid()).put("version", decision.version());
    tree.put("node", decision.node()).set("score", score(decision.score()));
    ArrayNode next = tree.putArray("runnersUp");
    for (Decision.Candidate candidate : decision.runnersUp()) {
      next.addObject().put("node", candidate.node()).set("score", score(candidate.score()));
    }
    return tree;
  }

  private static ObjectNode score(Score score) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    score.parts().forEach(part -> tree.put(part.name(), part.value()));
    return tree;
  }
}
