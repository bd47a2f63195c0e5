package dev.orrery.kube.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.scheduler.model.Resources;
import org.junit.jupiter.api.Test;

class RequestsTest {

  @Test
  void limitsStandInWhereThereIsNoRequest() {
    Resources requests =
        Reading.container(
                "'resources':{'limits':{'cpu':'2','memory':'1Gi'},'requests':{'cpu':'500m'}}")
            .requests();
    assertThat(requests.get("cpu")).isEqualTo(500);
    assertThat(requests.get("memory")).isEqualTo(1L << 30);
  }

  @Test
  void extendedResourcesAndNumbersWithoutQuotes() {
    Resources requests =
        Reading.container("'resources':{'requests':{'cpu':1,'example.com/gpu':2}}").requests();
    assertThat(requests.get("cpu")).isEqualTo(1000);
    assertThat(requests.get("example.com/gpu")).isEqualTo(2);
  }

  @Test
  void initContainersSidecarsAndOverhead() {
    Resources requests =
        Reading.spec(
                """
                'initContainers':[{'name':'s','restartPolicy':'Always','resources':{'requests':{'cpu':'100m'}}},
                  {'name':'i','resources':{'requests':{'cpu':'2'}}}],
                'containers':[{'name':'c','resources':{'requests':{'cpu':'1'}}}],'overhead':{'cpu':'50m'}
                """)
            .requests();
    assertThat(requests.get("cpu")).isEqualTo(2150);
  }

  @Test
  void podLevelRequestsOverrideTheSum() {
    Resources requests =
        Reading.spec(
                """
                'resources':{'requests':{'cpu':'3'},'limits':{'cpu':'4','memory':'2Gi'}},
                'containers':[{'name':'c','resources':{'requests':{'cpu':'1','memory':'1Gi'}}}]
                """)
            .requests();
    assertThat(requests.get("cpu")).isEqualTo(3000);
    assertThat(requests.get("memory")).isEqualTo(1L << 30);
  }

  @Test
  void podLevelLimitsStandInWhereNoContainerAsks() {
    Resources requests =
        Reading.spec("'resources':{'limits':{'cpu':'4'}},'containers':[{'name':'c'}]").requests();
    assertThat(requests.get("cpu")).isEqualTo(4000);
  }

  @Test
  void resizeCountsTheLargestOfWhatWasAskedSetAsideAndConfigured() {
    assertThat(
            resized(
                    "1",
                    "'allocatedResources':{'cpu':'2'},'resources':{'requests':{'cpu':'3'}}",
                    "")
                .get("cpu"))
        .isEqualTo(3000);
    assertThat(
            resized(
                    "5",
                    "'allocatedResources':{'cpu':'2'},'resources':{'requests':{'cpu':'3'}}",
                    "")
                .get("cpu"))
        .isEqualTo(5000);
  }

  @Test
  void anInfeasibleResizeDoesNotCount() {
    String refused =
        ",'conditions':[{'type':'PodResizePending','status':'True','reason':'Infeasible'}]";
    assertThat(
            resized(
                    "5",
                    "'allocatedResources':{'cpu':'2'},'resources':{'requests':{'cpu':'2'}}",
                    refused)
                .get("cpu"))
        .isEqualTo(2000);
  }

  @Test
  void aStatusWithoutResourcesLeavesTheSpec() {
    assertThat(resized("1", "'allocatedResources':{'cpu':'9'}", "").get("cpu")).isEqualTo(1000);
  }

  @Test
  void podLevelResizeIsReadFromTheStatus() {
    Resources requests =
        Reading.pod(
                """
                {'metadata':{'name':'p'},'spec':{'resources':{'requests':{'cpu':'1'}},'containers':[{'name':'c'}]},
                 'status':{'allocatedResources':{'cpu':'2'},'resources':{'requests':{'cpu':'1500m'}}}}
                """)
            .pod()
            .shape()
            .requests();
    assertThat(requests.get("cpu")).isEqualTo(2000);
  }

  private static Resources resized(String asked, String status, String more) {
    String container = "{'name':'c','resources':{'requests':{'cpu':'" + asked + "'}}}";
    String state = "{'containerStatuses':[{'name':'c','image':'i'," + status + "}]" + more + "}";
    return Reading.pod(
            "{'metadata':{'name':'p'},'spec':{'containers':["
                + container
                + "]},'status':"
                + state
                + "}")
        .pod()
        .shape()
        .requests();
  }
}
