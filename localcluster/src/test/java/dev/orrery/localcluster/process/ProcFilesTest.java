package dev.orrery.localcluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcFilesTest {
  private static final String TAIL =
      " S 1 42 42 0 -1 4194304 100 0 0 0 1 2 0 0 20 0 8 0 987654 1000 200 18446744073709551615";

  @Test
  void startTimeIsFoundBehindAnyName() {
    assertThat(ProcFiles.Stat.parse("42 (etcd)" + TAIL).startTicks()).isEqualTo(987_654);
    assertThat(ProcFiles.Stat.parse("42 (a b) S 7 (c)" + TAIL).startTicks()).isEqualTo(987_654);
  }

  @Test
  void zombiesAreDead() {
    assertThat(ProcFiles.Stat.parse("42 (etcd)" + TAIL).dead()).isFalse();
    assertThat(ProcFiles.Stat.parse("42 (etcd)" + TAIL.replaceFirst("S", "Z")).dead()).isTrue();
  }

  @Test
  void markSurvivesItsText() {
    ProcessIdentity identity = new ProcessIdentity(7, 99, "boot:id");
    assertThat(ProcessIdentity.parse(identity.mark())).contains(identity);
    assertThat(ProcessIdentity.parse("")).isEmpty();
    assertThat(ProcessIdentity.parse("x:1:y")).isEmpty();
  }
}
