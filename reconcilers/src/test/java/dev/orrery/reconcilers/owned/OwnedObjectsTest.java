package dev.orrery.reconcilers.owned;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.ServerStatus;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.reconcilers.port.LiveObjects;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnedObjectsTest {

  private static final String SERVICE =
      """
      {"apiVersion": "v1", "kind": "Service",
       "metadata": {"name": "front", "namespace": "shop", "uid": "made", "resourceVersion": "7"}}
      """;

  private final List<Write> writes = new ArrayList<>();
  private final OwnedObjects objects =
      new OwnedObjects("test", this::answered, new Empty(), () -> Instant.EPOCH);

  /** Somebody deletes the object between its creation and the claim of its fields. */
  @Test
  void whatIsTakenAwayWhileItIsMadeIsNotMadeAgainAtOnceForEver() {
    OwnedObject wanted = wanted();

    List<Outcome> outcomes = new ArrayList<>();
    for (int look = 0; look < 5; look++) {
      outcomes.add(objects.ensure(wanted, null));
    }

    assertThat(writes).filteredOn(Write.Create.class::isInstance).hasSize(2);
    assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Unknown.class);
    assertThat(outcomes.getLast()).isInstanceOf(Outcome.Contested.class);
  }

  /** An old read does not show what is there, and it may well be our own. */
  @Test
  void aNameIsCalledTakenOnlyWhenALookShowsWhoHasIt() {
    var exists = new ServerStatus(409, "AlreadyExists", "services \"front\" already exists", null);
    var refused =
        new OwnedObjects(
            "test",
            _ -> CompletableFuture.completedFuture(new WriteResult.Conflict(exists)),
            new Empty(),
            () -> Instant.EPOCH);

    assertThat(refused.ensure(wanted(), null))
        .isEqualTo(new Outcome.Unknown(wanted().title() + ": " + exists.message()));
  }

  private CompletableFuture<WriteResult> answered(Write write) {
    writes.add(write);
    return CompletableFuture.completedFuture(
        write instanceof Write.Create
            ? new WriteResult.Applied(json(SERVICE))
            : new WriteResult.Gone(new ServerStatus(404, "NotFound", "it is gone", null)));
  }

  private static OwnedObject wanted() {
    ObjectRef ref = new ObjectRef("v1", "services", "shop", "front");
    return OwnedObject.of(ref, "owner", (ObjectNode) json(SERVICE));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** A cluster in which nothing is left whenever somebody looks. */
  private static final class Empty implements LiveObjects {

    @Override
    public @Nullable HasMetadata find(ObjectRef ref, String kind) {
      return null;
    }

    @Override
    public List<Deployment> foreignDeployments(String namespace) {
      return List.of();
    }
  }
}
