package dev.orrery.kube.pod;

import static dev.orrery.scheduler.model.Requirement.Operator.DOES_NOT_EXIST;
import static dev.orrery.scheduler.model.Requirement.Operator.EXISTS;
import static dev.orrery.scheduler.model.Requirement.Operator.GT;
import static dev.orrery.scheduler.model.Requirement.Operator.IN;
import static dev.orrery.scheduler.model.Requirement.Operator.LT;
import static dev.orrery.scheduler.model.Requirement.Operator.NOT_IN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.scheduler.model.HostPort;
import dev.orrery.scheduler.model.LabelSelector;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.Requirement;
import dev.orrery.scheduler.model.SpreadConstraint;
import dev.orrery.scheduler.model.Taint;
import dev.orrery.scheduler.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShapeTest {

  private static final Requirement WEB = new Requirement("app", IN, List.of("web"));

  @Test
  void nodeSelector() {
    assertThat(Reading.spec("'nodeSelector':{'disk':'ssd'}").nodeSelector())
        .isEqualTo(Map.of("disk", "ssd"));
  }

  @Test
  void tolerations() {
    assertThat(
            Reading.spec(
                    """
                    'tolerations':[{'key':'a','value':'b','effect':'NoSchedule'},{'operator':'Exists'},
                     {'key':'c','operator':'Lt','value':'5','effect':'NoExecute','tolerationSeconds':300},
                     {'key':'d','operator':'Gt','value':'5','effect':'PreferNoSchedule'}]
                    """)
                .tolerations())
        .containsExactly(
            new Toleration("a", Toleration.Operator.EQUAL, "b", Taint.Effect.NO_SCHEDULE),
            new Toleration("", Toleration.Operator.EXISTS, "", null),
            new Toleration("c", Toleration.Operator.LT, "5", Taint.Effect.NO_EXECUTE),
            new Toleration("d", Toleration.Operator.GT, "5", Taint.Effect.PREFER_NO_SCHEDULE));
  }

  @Test
  void nodeAffinity() {
    NodeAffinity affinity =
        Reading.spec(
                """
                'affinity':{'nodeAffinity':{
                 'requiredDuringSchedulingIgnoredDuringExecution':{'nodeSelectorTerms':[
                   {'matchExpressions':[{'key':'a','operator':'In','values':['1','2']},{'key':'b','operator':'Gt','values':['3']},
                     {'key':'c','operator':'Lt','values':['4']},{'key':'d','operator':'Exists'},{'key':'e','operator':'DoesNotExist'},
                     {'key':'f','operator':'NotIn','values':['5']}],
                    'matchFields':[{'key':'metadata.name','operator':'In','values':['n']}]},{}]},
                 'preferredDuringSchedulingIgnoredDuringExecution':[{'weight':9,'preference':{'matchExpressions':[{'key':'g','operator':'Exists'}]}}]}}
                """)
            .nodeAffinity();
    assertThat(affinity.required())
        .containsExactly(
            new NodeAffinity.Term(
                List.of(
                    new Requirement("a", IN, List.of("1", "2")),
                    new Requirement("b", GT, List.of("3")),
                    new Requirement("c", LT, List.of("4")),
                    new Requirement("d", EXISTS, List.of()),
                    new Requirement("e", DOES_NOT_EXIST, List.of()),
                    new Requirement("f", NOT_IN, List.of("5"))),
                List.of(new Requirement("metadata.name", IN, List.of("n")))),
            new NodeAffinity.Term(List.of(), List.of()));
    assertThat(affinity.preferred())
        .containsExactly(
            new NodeAffinity.Preferred(
                9,
                new NodeAffinity.Term(
                    List.of(new Requirement("g", EXISTS, List.of())), List.of())));
  }

  @Test
  void requiredNodeAffinityWithoutTermsMatchesNothing() {
    String none =
        "'affinity':{'nodeAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':{'nodeSelectorTerms':[]}}}";
    assertThat(Reading.spec(none).nodeAffinity().required()).isEmpty();
    assertThat(Reading.spec("'affinity':{}").nodeAffinity().required()).isNull();
  }

  @Test
  void affinityTermsCountTheOwnNamespaceWhenNoneIsNamed() {
    PodAffinity affinity =
        required(
            """
            {'topologyKey':'zone','labelSelector':{'matchLabels':{'app':'web'}}},
            {'topologyKey':'zone','labelSelector':{},'namespaces':['a','b']},
            {'topologyKey':'zone','labelSelector':{},'namespaceSelector':{}},
            {'topologyKey':'zone','labelSelector':{},'namespaces':['a'],'namespaceSelector':{'matchLabels':{'team':'x'}}}
            """);
    assertThat(affinity.required())
        .containsExactly(
            new PodAffinity.Term(LabelSelector.of(List.of(WEB)), Set.of("shop"), null, "zone"),
            new PodAffinity.Term(LabelSelector.EVERYTHING, Set.of("a", "b"), null, "zone"),
            new PodAffinity.Term(
                LabelSelector.EVERYTHING, Set.of(), LabelSelector.EVERYTHING, "zone"),
            new PodAffinity.Term(
                LabelSelector.EVERYTHING,
                Set.of("a"),
                LabelSelector.of(List.of(new Requirement("team", IN, List.of("x")))),
                "zone"));
  }

  @Test
  void affinityTermWithoutSelectorMatchesNothing() {
    assertThat(required("{'topologyKey':'zone'}").required().getFirst().selector())
        .isEqualTo(LabelSelector.NOTHING);
  }

  @Test
  void labelKeysAreMergedWithThePodsOwnValues() {
    PodAffinity.Term term =
        required(
                "{'topologyKey':'zone','labelSelector':{'matchLabels':{'app':'web'}},"
                    + "'matchLabelKeys':['rev','absent'],'mismatchLabelKeys':['app2']}")
            .required()
            .getFirst();
    assertThat(term.selector().requirements())
        .containsExactly(WEB, new Requirement("rev", IN, List.of("7")));
    PodAffinity.Term apart =
        required("{'topologyKey':'zone','labelSelector':{},'mismatchLabelKeys':['rev']}")
            .required()
            .getFirst();
    assertThat(apart.selector().requirements())
        .containsExactly(new Requirement("rev", NOT_IN, List.of("7")));
  }

  @Test
  void labelKeysThatTheServerMergedAreNotMergedAgain() {
    PodAffinity.Term term =
        required(
                "{'topologyKey':'zone','labelSelector':{'matchExpressions':[{'key':'rev','operator':'In','values':['6']}]},"
                    + "'matchLabelKeys':['rev']}")
            .required()
            .getFirst();
    assertThat(term.selector().requirements())
        .containsExactly(new Requirement("rev", IN, List.of("6")));
  }

  @Test
  void antiAffinityAndWeights() {
    PodAffinity apart =
        Reading.spec(
                """
                'affinity':{'podAntiAffinity':{'preferredDuringSchedulingIgnoredDuringExecution':[
                  {'weight':30,'podAffinityTerm':{'topologyKey':'host','labelSelector':{'matchLabels':{'app':'web'}}}}]}}
                """)
            .podAntiAffinity();
    assertThat(apart.preferred())
        .containsExactly(
            new PodAffinity.Preferred(
                30,
                new PodAffinity.Term(
                    LabelSelector.of(List.of(WEB)), Set.of("shop"), null, "host")));
  }

  @Test
  void spreadWithItsDefaults() {
    assertThat(
            Reading.spec(
                    """
                    'topologySpreadConstraints':[
                     {'maxSkew':2,'topologyKey':'zone','whenUnsatisfiable':'DoNotSchedule','labelSelector':{'matchLabels':{'app':'web'}}},
                     {'maxSkew':1,'topologyKey':'host','whenUnsatisfiable':'ScheduleAnyway','labelSelector':{},'minDomains':3,
                      'nodeAffinityPolicy':'Ignore','nodeTaintsPolicy':'Honor','matchLabelKeys':['rev']}]
                    """)
                .spread())
        .containsExactly(
            new SpreadConstraint(2, "zone", true, LabelSelector.of(List.of(WEB)), 1, true, false),
            new SpreadConstraint(
                1,
                "host",
                false,
                LabelSelector.of(List.of(new Requirement("rev", IN, List.of("7")))),
                3,
                false,
                true));
  }

  @Test
  void schedulingGates() {
    assertThat(Reading.spec("'schedulingGates':[{'name':'a'},{'name':'b'}]").schedulingGates())
        .containsExactly("a", "b");
  }

  @Test
  void hostPorts() {
    assertThat(
            Reading.container(
                    "'ports':[{'containerPort':80},{'containerPort':81,'hostPort':8081},"
                        + "{'containerPort':53,'hostPort':53,'protocol':'UDP','hostIP':'127.0.0.1','name':'dns'}]")
                .hostPorts())
        .containsExactly(
            new HostPort("TCP", "0.0.0.0", 8081), new HostPort("UDP", "127.0.0.1", 53));
  }

  @Test
  void onTheNodesNetworkEveryPortIsTheNodes() {
    assertThat(
            Reading.spec(
                    "'hostNetwork':true,'containers':[{'name':'c','ports':[{'containerPort':80}]}]")
                .hostPorts())
        .containsExactly(new HostPort("TCP", "0.0.0.0", 80));
  }

  @Test
  void portsOfSidecarsCountThoseOfInitContainersDoNot() {
    assertThat(
            Reading.spec(
                    "'initContainers':[{'name':'a','ports':[{'hostPort':1}]},"
                        + "{'name':'b','restartPolicy':'Always','ports':[{'hostPort':2}]}]")
                .hostPorts())
        .containsExactly(new HostPort("TCP", "0.0.0.0", 2));
  }

  private static PodAffinity required(String terms) {
    return Reading.spec(
            "'affinity':{'podAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':["
                + terms
                + "]}}")
        .podAffinity();
  }
}
