package dev.orrery.scheduler.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CuttingStockTest {

  @Test
  void twoHalvesAreWorthAWhole() {
    CuttingStock stock = new CuttingStock(TaskMixTest.mix(1, share(500)));
    assertThat(stock.worth(1000)).isCloseTo(1, within(1e-9));
    assertThat(stock.worth(500)).isCloseTo(0.5, within(1e-9));
    assertThat(stock.worth(499)).isZero();
  }

  @Test
  void largeSharesThatNothingFillsUpCarryTheWholePrice() {
    // Ten of 810 for each 160: only a few gaps of 190 find a use, so such a gap is worth nothing.
    CuttingStock stock = new CuttingStock(TaskMixTest.mix(10, share(810), 1, share(160)));
    assertThat(stock.worth(190)).isZero();
    assertThat(stock.worth(810)).isCloseTo(1, within(1e-9));
  }

  @Test
  void smallSharesThatExceedTheGapsKeepAPrice() {
    CuttingStock stock = new CuttingStock(TaskMixTest.mix(1, share(810), 10, share(160)));
    assertThat(stock.worth(190)).isCloseTo(1 / 6.0, within(1e-9));
    assertThat(stock.worth(1000)).isCloseTo(1, within(1e-9));
  }

  @Test
  void worthNeverFalls() {
    CuttingStock stock =
        new CuttingStock(
            TaskMixTest.mix(
                9, share(810), 7, share(470), 3, share(320), 2, share(650), 1, share(233)));
    for (int free = 10; free <= 1000; free++) {
      assertThat(stock.worth(free)).isGreaterThanOrEqualTo(stock.worth(free - 1));
    }
    assertThat(stock.worth(1000)).isCloseTo(1, within(1e-6));
  }

  @Test
  void withoutSharesEverythingIsWorthNothing() {
    assertThat(new CuttingStock(TaskMixTest.mix(1, GpuShape.of(0, 0, 1, 1000))).worth(1000))
        .isZero();
  }

  private static GpuShape share(int milli) {
    return GpuShape.of(1000, 0, 1, milli);
  }
}
