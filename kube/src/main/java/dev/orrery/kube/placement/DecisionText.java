package dev.orrery.kube.placement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.orrery.kube.json.FieldTable;
import dev.orrery.kube.json.JsonCursor;
import dev.orrery.kube.json.Pool;
import dev.orrery.plan.Score;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.place.Decision;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it travels with the binding onto the pod: {@code
 * {"node":"a","version":17,"score":{"best-fit":51.25},"next":{"node":"b","score":{"best-fit":49}}}}.
 * Only the first runner-up is kept. Whoever may edit the pod may write there too: what Orrery would
 * not have written is no decision, and the rest can mislead nobody but a reader of that pod.
 */
public final class DecisionText {

  /** The pod's annotation. */
  public static final String ANNOTATION = "orrery.dev/placement";

  private static final JsonFactory JSON = new JsonFactory();
  private static final double PRECISION = 1e4;
  private static final Pattern NODE = Pattern.compile("[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?");
  private static final Pattern PART = Pattern.compile("[a-z]([-a-z0-9]{0,38}[a-z0-9])?");
  private static final int MOST_PARTS = 32;

  private static final FieldTable<NodeDraft> NEXT =
      FieldTable.<NodeDraft>of("placement.next")
          .text("node", (draft, node) -> draft.node = node)
          .value("score", (in, draft) -> score(in, draft.parts))
          .othersHarmless();

  private static final FieldTable<Draft> DECISION =
      FieldTable.<Draft>of("placement")
          .text("node", (draft, node) -> draft.chosen.node = node)
          .text("version", (draft, version) -> draft.version = version)
          .value("score", (in, draft) -> score(in, draft.chosen.parts))
          .object("next", NEXT, draft -> draft.next)
          .othersHarmless();

  private DecisionText() {}

  /** The annotation's value. */
  public static String write(Decision decision) {
    var text = new StringWriter(192);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("node", decision.node());
      out.writeNumberField("version", decision.version());
      score(out, decision.score());
      if (!decision.runnersUp().isEmpty()) {
        Decision.Candidate next = decision.runnersUp().getFirst();
        out.writeObjectFieldStart("next");
        out.writeStringField("node", next.node());
        score(out, next.score());
        out.writeEndObject();
      }
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** The decision, null where the text is none. */
  public static @Nullable Decision read(PodKey pod, String text) {
    var draft = new Draft();
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      var in = new JsonCursor(parser, new Pool());
      in.root(DECISION, draft);
      if (!in.takeUnknown().isEmpty() || !draft.chosen.isPlain() || !draft.next.mayBe()) {
        return null;
      }
      return draft.finish(pod);
    } catch (IOException | NumberFormatException noDecision) {
      return null;
    }
  }

  private static void score(JsonGenerator out, Score score) throws IOException {
    out.writeObjectFieldStart("score");
    for (Score.Part part : score.parts()) {
      double rounded = Math.rint(part.value() * PRECISION) / PRECISION;
      out.writeFieldName(part.name());
      if (Double.compare(rounded, Math.rint(rounded)) == 0 && Math.abs(rounded) < 1e15) {
        out.writeNumber((long) rounded);
      } else {
        out.writeNumber(rounded);
      }
    }
    out.writeEndObject();
  }

  private static void score(JsonCursor in, List<Score.Part> parts) throws IOException {
    JsonParser parser = in.parser();
    if (!parser.isExpectedStartObjectToken()) {
      in.unknown();
      return;
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      parts.add(new Score.Part(name, Double.parseDouble(in.ownText())));
    }
  }

  /** A node and its score as written. */
  private static final class NodeDraft {
    String node = "";
    final List<Score.Part> parts = new ArrayList<>();

    boolean mayBe() {
      return node.isEmpty() ? parts.isEmpty() : isPlain();
    }

    boolean isPlain() {
      return NODE.matcher(node).matches()
          && parts.size() <= MOST_PARTS
          && parts.stream().allMatch(part -> PART.matcher(part.name()).matches());
    }
  }

  /** A decision as written. */
  private static final class Draft {
    final NodeDraft chosen = new NodeDraft();
    final NodeDraft next = new NodeDraft();
    String version = "0";

    Decision finish(PodKey pod) {
      List<Decision.Candidate> others =
          next.node.isEmpty()
              ? List.of()
              : List.of(new Decision.Candidate(next.node, new Score(next.parts)));
      return new Decision(
          pod, chosen.node, new Score(chosen.parts), others, Long.parseLong(version));
    }
  }
}
