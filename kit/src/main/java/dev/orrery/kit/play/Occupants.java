package dev.orrery.kit.play;

import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.subject.Operators;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import java.time.Duration;
import java.util.List;

/**
 * The pods of a stage, in the hands of whoever puts them to a test.
 *
 * @param operators kept running while something is waited for
 * @param stage where they are
 */
record Occupants(Operators operators, Stage stage) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(400);

  /** Whether all of these get a place. */
  boolean bound(String... names) {
    return operators.await(
        PATIENCE, LOOK, () -> List.of(names).stream().allMatch(it -> RoomCheck.bound(stage, it)));
  }

  /** Whether all of these are told that there is no place, and none gets one before that. */
  boolean toldInstead(String... names) {
    List<String> all = List.of(names);
    return operators.await(
            PATIENCE,
            LOOK,
            () ->
                all.stream().anyMatch(it -> RoomCheck.bound(stage, it))
                    || all.stream().allMatch(it -> RoomCheck.told(stage, it)))
        && all.stream().noneMatch(it -> RoomCheck.bound(stage, it));
  }

  /** Binds one as another scheduler does. */
  void bind(String name, String node) {
    stage
        .admin()
        .bindings()
        .inNamespace(stage.namespace())
        .resource(
            new BindingBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewTarget()
                .withKind("Node")
                .withName(node)
                .endTarget()
                .build())
        .create();
  }

  /** Takes one away at once, also from a node behind which nobody is. */
  void gone(String name) {
    stage.admin().pods().inNamespace(stage.namespace()).withName(name).withGracePeriod(0).delete();
  }

  /** Takes all away, and these nodes with them. */
  void clear(List<String> nodes) {
    nodes.forEach(node -> stage.admin().nodes().withName(node).delete());
    stage.admin().pods().inNamespace(stage.namespace()).withGracePeriod(0).delete();
  }
}
