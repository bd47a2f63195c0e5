package dev.orrery.reconcilers.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final ResourceID SHOP = new ResourceID("shop", "default");

  private final Turns turns = new Turns();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @Test
  void theSecondLookBeginsWhenTheFirstHasEnded() throws InterruptedException {
    CountDownLatch goOn = new CountDownLatch(1);
    Thread first = look("first", goOn);
    await().until(() -> seen.contains("first begins"));
    Thread second = look("second", new CountDownLatch(0));
    await().until(() -> second.getState() == Thread.State.WAITING);

    goOn.countDown();
    first.join();
    second.join();

    assertThat(seen).containsExactly("first begins", "first ends", "second begins", "second ends");
  }

  @Test
  void aLookThatFailsGivesItsTurnAway() throws InterruptedException {
    assertThatThrownBy(
            () ->
                turns.take(
                    SHOP,
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");

    look("next", new CountDownLatch(0)).join();

    assertThat(seen).containsExactly("next begins", "next ends");
  }

  private Thread look(String name, CountDownLatch goOn) {
    return Thread.ofPlatform()
        .start(
            () ->
                turns.take(
                    SHOP,
                    () -> {
                      seen.add(name + " begins");
                      try {
                        goOn.await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      return seen.add(name + " ends");
                    }));
  }
}
