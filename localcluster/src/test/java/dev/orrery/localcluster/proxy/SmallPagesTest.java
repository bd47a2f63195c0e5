package dev.orrery.localcluster.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SmallPagesTest {

  private final Fault.SmallPages pages = new Fault.SmallPages(2);

  @Test
  void aListIsAskedForInSmallerPages() {
    assertThat(pages.asked("/api/v1/pods?limit=500")).isEqualTo("/api/v1/pods?limit=2");
    assertThat(pages.asked("/api/v1/pods?watch=false&limit=500&continue=limit500"))
        .isEqualTo("/api/v1/pods?watch=false&limit=2&continue=limit500");
  }

  @Test
  void whatIsNotAskedForInPagesStaysWhole() {
    assertThat(pages.asked("/api/v1/pods?fieldSelector=a%3Db"))
        .isEqualTo("/api/v1/pods?fieldSelector=a%3Db");
  }

  @Test
  void pagesWithoutAnythingAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Fault.SmallPages(0));
  }
}
