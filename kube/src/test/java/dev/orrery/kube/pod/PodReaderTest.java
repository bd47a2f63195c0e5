package dev.orrery.kube.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kube.json.Pool;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodKey;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodReaderTest {

  private static final String WEB =
      """
      {'apiVersion':'v1','kind':'Pod',
       'metadata':{'name':'%s','namespace':'shop','uid':'%s','resourceVersion':'12','creationTimestamp':'2026-01-02T03:04:05Z',
         'labels':{'app':'web'},'annotations':{'note':'x'},'generateName':'web-','managedFields':[{'manager':'m','fieldsV1':{'f:a':{}}}],
         'ownerReferences':[{'kind':'Node','uid':'u1'},{'kind':'ReplicaSet','uid':'u2','controller':true},{'kind':'X','uid':'u3','controller':false}]},
       'spec':{'schedulerName':'orrery','priority':7,'nodeName':'node-1',
         'containers':[{'name':'c','image':'i','command':['a'],'env':[{'name':'A','value':'1'}],'resources':{'requests':{'cpu':'250m','memory':'64Mi'}}}],
         'volumes':[{'name':'t','projected':{'sources':[{'serviceAccountToken':{'path':'t'}}]}}]},
       'status':{'phase':'Running','podIP':'10.0.0.1'}}
      """;

  @Test
  void identityAndStateAreRead() {
    Pod pod = Reading.pod(WEB.formatted("web-1", "a-b")).pod();
    assertThat(pod.key()).isEqualTo(new PodKey("shop", "web-1", "a-b"));
    assertThat(pod.node()).isEqualTo("node-1");
    assertThat(pod.phase()).isEqualTo(Pod.Phase.RUNNING);
    assertThat(pod.createdMillis()).isEqualTo(1767323045000L);
    assertThat(pod.controller()).isEqualTo("u2");
    assertThat(pod.shape().labels()).isEqualTo(Map.of("app", "web"));
    assertThat(pod.shape().schedulerName()).isEqualTo("orrery");
    assertThat(pod.shape().priority()).isEqualTo(7);
    assertThat(pod.shape().unknownFields()).isEmpty();
    assertThat(pod.shape().requests().amounts())
        .isEqualTo(Map.of("cpu", 250L, "memory", 64L << 20, "pods", 1L));
  }

  @Test
  void podsOfOneTemplateShareOneShape() {
    Pool pool = new Pool();
    Pod first = Reading.pod(WEB.formatted("web-1", "a"), pool).pod();
    Pod second = Reading.pod(WEB.formatted("web-2", "b"), pool).pod();
    assertThat(second.shape()).isSameAs(first.shape());
    assertThat(second.node()).isSameAs(first.node());
  }

  @Test
  void whatTheApiServerWouldFillInIsFilledIn() {
    Pod pod =
        Reading.pod("{'metadata':{'name':'bare'},'spec':{'containers':[{'name':'c'}]}}").pod();
    assertThat(pod.key().namespace()).isEqualTo("default");
    assertThat(pod.shape().schedulerName()).isEqualTo("default-scheduler");
    assertThat(pod.node()).isNull();
    assertThat(pod.phase()).isEqualTo(Pod.Phase.PENDING);
    assertThat(pod.controller()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Pending, false, PENDING",
    "Running, false, RUNNING",
    "Unknown, false, RUNNING",
    "Running, true, TERMINATING",
    "Pending, true, TERMINATING",
    "Succeeded, false, FINISHED",
    "Failed, true, FINISHED"
  })
  void phaseAndDeletionTellHowFarItHasCome(String phase, boolean deleted, Pod.Phase expected) {
    String stamp = deleted ? ",'deletionTimestamp':'2026-01-02T03:04:05Z'" : "";
    String json = "{'metadata':{'name':'p'" + stamp + "},'status':{'phase':'" + phase + "'}}";
    assertThat(Reading.pod(json).pod().phase()).isEqualTo(expected);
  }

  @Test
  void nominatedNodeIsRead() {
    String json = "{'metadata':{'name':'p'},'status':{'nominatedNodeName':'node-9'}}";
    assertThat(Reading.pod(json).pod().nominatedNode()).isEqualTo("node-9");
  }

  @Test
  void theVerdictThatStandsIsRead() {
    String json =
        """
        {'metadata':{'name':'p','annotations':{'orrery.dev/placement':'{"node":"a"}'}},
         'status':{'conditions':[{'type':'Ready','status':'False','reason':'Other','message':'no'},
           {'type':'PodScheduled','status':'False','reason':'Unschedulable','message':'0 of 3 nodes fit'}]}}
        """;
    PodState state = Reading.pod(json);
    assertThat(state.verdict())
        .isEqualTo(new PodState.Verdict("Unschedulable", "0 of 3 nodes fit"));
    assertThat(state.decision()).isEqualTo("{\"node\":\"a\"}");
  }

  @Test
  void aPlacedPodHasNoVerdict() {
    String json =
        "{'metadata':{'name':'p'},'status':{'conditions':[{'type':'PodScheduled','status':'True'}]}}";
    assertThat(Reading.pod(json).verdict()).isNull();
  }
}
