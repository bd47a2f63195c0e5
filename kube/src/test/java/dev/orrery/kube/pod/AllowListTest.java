package dev.orrery.kube.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kube.json.FieldTable.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'volumes':[{'name':'v','configMap':{'name':'x'}}]",
        "'volumes':[{'name':'v','secret':{'secretName':'x'}}]",
        "'volumes':[{'name':'v','projected':{'sources':[]}}]",
        "'volumes':[{'name':'v','downwardAPI':{}}]",
        "'volumes':[{'name':'v','emptyDir':{'medium':'Memory','sizeLimit':'1Gi'}}]",
        "'securityContext':{'runAsUser':1},'restartPolicy':'Always','dnsPolicy':'ClusterFirst','preemptionPolicy':'PreemptLowerPriority'",
        "'readinessGates':[{'conditionType':'x'}],'enableServiceLinks':true,'terminationGracePeriodSeconds':30",
        "'resourceClaims':null"
      })
  void whatMakesNoDifferencePasses(String fields) {
    assertThat(Reading.spec(fields).unknownFields()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'resourceClaims':[{'name':'g'}]|spec.resourceClaims",
        "'schedulingGroup':{'podGroupName':'g'}|spec.schedulingGroup",
        "'somethingNew':{'a':[1,{'b':2}]}|spec.somethingNew",
        "'volumes':[{'name':'a','emptyDir':{}},{'name':'b','persistentVolumeClaim':{'claimName':'c'}}]|spec.volumes[1].persistentVolumeClaim",
        "'volumes':[{'name':'a','hostPath':{'path':'/'}}]|spec.volumes[0].hostPath",
        "'containers':[{'name':'c','resources':{'claims':[{'name':'g'}]}}]|spec.containers[0].resources.claims",
        "'containers':[{'name':'c','newField':1}]|spec.containers[0].newField",
        "'containers':[{'name':'c','resources':{'requests':{'cpu':'1000Q1'}}}]|spec.containers[0].resources.requests.cpu",
        "'tolerations':[{'operator':'Like','key':'a'}]|spec.tolerations[0].operator",
        "'tolerations':[{'effect':'Later','key':'a'}]|spec.tolerations[0].effect",
        "'topologySpreadConstraints':[{'whenUnsatisfiable':'Ask'}]|spec.topologySpreadConstraints[0].whenUnsatisfiable",
        "'topologySpreadConstraints':[{'nodeTaintsPolicy':'Perhaps'}]|spec.topologySpreadConstraints[0].nodeTaintsPolicy",
        "'affinity':{'podGroupAffinity':{}}|spec.affinity.podGroupAffinity",
        "'affinity':{'podAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':[{'labelSelector':{'like':'x'}}]}}|"
            + "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.like",
        "'priority':'high'|spec.priority",
        "'nodeSelector':['a']|spec.nodeSelector",
        "'nodeName':{}|spec.nodeName"
      })
  void whatNoRuleKnowsIsNamedByItsPath(String fields, String path) {
    assertThat(Reading.spec(fields).unknownFields()).containsExactly(path);
  }

  @Test
  void sharesOfDevicesAreNotKnownYet() {
    String json =
        "{'metadata':{'name':'p','annotations':{'orrery.dev/gpu-milli':'500','orrery.dev/pause':'true'}}}";
    assertThat(Reading.pod(json).pod().shape().unknownFields())
        .containsExactly("metadata.annotations.orrery.dev/gpu-milli");
  }

  @Test
  void aFieldAfterAnUnknownOneIsStillRead() {
    assertThat(Reading.spec("'odd':{'a':{'b':[{}]}},'schedulerName':'orrery'").schedulerName())
        .isEqualTo("orrery");
  }

  @Test
  void everyTableSaysSomething() {
    assertThat(PodReader.allowList()).allSatisfy(table -> assertThat(table.uses()).isNotEmpty());
    assertThat(
            PodReader.allowList().stream()
                .filter(table -> table.schema().endsWith(".PodSpec"))
                .findFirst())
        .hasValueSatisfying(
            spec ->
                assertThat(spec.uses())
                    .containsEntry("nodeSelector", Use.READ)
                    .containsEntry("hostUsers", Use.HARMLESS)
                    .containsEntry("resourceClaims", Use.UNKNOWN)
                    .containsKeys("containers", "volumes"));
  }
}
