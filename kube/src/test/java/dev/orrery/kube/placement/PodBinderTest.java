package dev.orrery.kube.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.orrery.kube.write.ServerStatus;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.scheduler.loop.Binder.Outcome;
import dev.orrery.scheduler.model.Pod;
import org.junit.jupiter.api.Test;

class PodBinderTest {

  private final RecordedWriter writer = new RecordedWriter();
  private final Pod pod = Decisions.pod("web");

  @Test
  void bindsThePodThatWasMeantAndSendsTheDecisionAlong() {
    var outcome = new PodBinder(writer).bind(pod, Decisions.on(pod, "n1"));
    assertThat(writer.sent)
        .singleElement()
        .isInstanceOfSatisfying(
            Write.Bind.class,
            bind -> {
              assertThat(bind.namespace()).isEqualTo("shop");
              assertThat(bind.pod()).isEqualTo("web");
              assertThat(bind.uid()).isEqualTo("uid-web");
              assertThat(bind.node()).isEqualTo("n1");
              assertThat(bind.annotations().get("orrery.dev/placement"))
                  .startsWith("{\"node\":\"n1\"");
            });
    assertThat(outcome).isNotDone();
    writer.answerAll(new WriteResult.Applied(MissingNode.getInstance()));
    assertThat(outcome).isCompletedWithValue(new Outcome.Bound());
  }

  @Test
  void eachAnswerHasItsMeaning() {
    assertThat(PodBinder.outcome(new WriteResult.Conflict(status(409, "already assigned"))))
        .isEqualTo(new Outcome.Moot("already assigned"));
    assertThat(PodBinder.outcome(new WriteResult.Gone(status(404, "not found"))))
        .isEqualTo(new Outcome.Gone("not found"));
    assertThat(PodBinder.outcome(new WriteResult.Refused(status(422, "invalid"))))
        .isEqualTo(new Outcome.Refused("invalid"));
    assertThat(PodBinder.outcome(new WriteResult.NotSent("nobody there")))
        .isEqualTo(new Outcome.Refused("nobody there"));
    assertThat(PodBinder.outcome(new WriteResult.Unknown("timed out")))
        .isEqualTo(new Outcome.Unknown("timed out"));
  }

  private static ServerStatus status(int code, String message) {
    return new ServerStatus(code, "", message, null);
  }
}
