package dev.orrery.bench.placer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.bench.BenchException;
import dev.orrery.bench.placer.Race.Placement;
import dev.orrery.bench.placer.Race.Result;
import dev.orrery.bench.placer.Scene.Demand;
import dev.orrery.plan.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefereeTest {

  private static final Sizes SIZES =
      new Sizes("test", List.of(new Size(1000, 1024, 0), new Size(8000, 1024, 1)));

  private static Scene scene(Demand demand, int nodes, int pods) {
    return Scene.draw(demand, nodes, pods, SIZES, new Seed(7).random("scene"));
  }

  private static Result all(Scene scene, String... nodes) {
    List<Placement> placements = new ArrayList<>();
    for (int i = 0; i < scene.pods().size(); i++) {
      placements.add(new Placement(scene.pods().get(i), nodes[i % nodes.length]));
    }
    return new Result(placements, 0, 1, 1);
  }

  @ParameterizedTest
  @EnumSource(Demand.class)
  void whatThePlacerDoesIsRight(Demand demand) throws InterruptedException {
    Scene scene = scene(demand, 30, 30);
    Result result = Race.run(scene);
    Referee.check(scene, demand, result);
    assertThat(result.placements()).hasSize(30);
  }

  @Test
  void tooMuchOnANodeIsFound() {
    Scene scene = scene(Demand.NONE, 2, 200);
    refuses(scene, Demand.NONE, all(scene, "node-00001"), "without enough");
  }

  @Test
  void aPodOfTheGroupBesideItIsFound() {
    Scene scene = scene(Demand.ANTI_AFFINITY, 3, 3);
    refuses(scene, Demand.ANTI_AFFINITY, all(scene, "node-00001"), "beside a pod of its group");
  }

  @Test
  void aSkewIsFound() {
    Scene scene = scene(Demand.SPREAD, 3, 3);
    refuses(scene, Demand.SPREAD, all(scene, "node-00001"), "skewed by 2");
  }

  @Test
  void aPodPlacedTwiceNowhereOrNotAtAllIsFound() {
    Scene scene = scene(Demand.NONE, 3, 2);
    List<Placement> twice = new ArrayList<>(all(scene, "node-00001").placements());
    twice.add(twice.getFirst());
    refuses(scene, Demand.NONE, new Result(twice, 0, 1, 1), "placed twice");
    refuses(scene, Demand.NONE, all(scene, "nowhere"), "on no known node");
    refuses(scene, Demand.NONE, new Result(twice.subList(0, 1), 1, 1, 1), "pods placed are 1 of 2");
  }

  private static void refuses(Scene scene, Demand demand, Result result, String text) {
    assertThatThrownBy(() -> Referee.check(scene, demand, result))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(text);
  }
}
