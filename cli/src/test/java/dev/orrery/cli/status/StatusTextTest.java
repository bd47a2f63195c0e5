package dev.orrery.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.cli.output.Style;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusTextTest {

  private static FleetView fleet() throws JsonProcessingException {
    return FleetView.of(
        new ObjectMapper()
            .readTree(
                """
                {"spec":{"placement":{"mode":"Bind"}},
                 "status":{"nodes":30,"nodesUsed":12,"lowerBound":11,"podsPlaced":180,
                   "podsPending":3,"gap":[{"dimension":"cpu","lowerBound":11,"gap":1},
                     {"dimension":"memory","lowerBound":4,"gap":8}],
                   "pending":[{"reason":"Unschedulable","pods":3}],
                   "conditions":[{"type":"Ready","status":"True","reason":"Placing"}]}}
                """));
  }

  private static List<String> lines(@Nullable FleetView fleet, boolean running) {
    return new StatusText(Style.PLAIN)
        .lines(
            new StatusResult(
                "status",
                "orrery",
                "local",
                running,
                "/k/config",
                Map.of("operator", "http://127.0.0.1:1"),
                List.of(new StatusResult.ProcessView("etcd", 7, true, "/l")),
                fleet,
                null));
  }

  @Test
  void theFleetIsSeenWithItsDistanceFromTheBound() throws JsonProcessingException {
    assertThat(lines(fleet(), true))
        .contains(
            "placement  nodes  used  lower bound    gap",
            "Bind          30    12           11  9.1 %",
            "cpu                11       91.7 %",
            "memory              4       33.3 %",
            "placed                    180",
            "pending: Unschedulable      3",
            "export KUBECONFIG=/k/config");
  }

  @Test
  void aClusterThatIsDownOffersNoKubeconfig() {
    assertThat(lines(null, false))
        .contains("cluster orrery (local): not running")
        .noneMatch(line -> line.startsWith("export"));
  }
}
