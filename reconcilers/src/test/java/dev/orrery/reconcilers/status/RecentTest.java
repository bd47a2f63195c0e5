package dev.orrery.reconcilers.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {

  @Test
  void whatWasUsedLongestAgoIsForgotten() {
    Recent<String> recent = new Recent<>(2);
    recent.put("a", "1");
    recent.put("b", "2");
    assertThat(recent.get("a")).isEqualTo("1");
    recent.put("c", "3");
    assertThat(recent.get("b")).isNull();
    assertThat(recent.get("a")).isEqualTo("1");
    recent.remove("a");
    assertThat(recent.get("a")).isNull();
    assertThat(recent.get("c")).isEqualTo("3");
  }
}
