package dev.orrery.localcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  private static final Path HOME = Path.of("/home/someone");

  @Test
  void ownVariableThenXdgThenHome() {
    assertThat(CacheFolder.of(Map.of("ORRERY_CACHE", "/c", "XDG_CACHE_HOME", "/x"), HOME).path())
        .isEqualTo(Path.of("/c"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/x", "ORRERY_CACHE", " "), HOME).path())
        .isEqualTo(Path.of("/x/orrery"));
    assertThat(CacheFolder.of(Map.of(), HOME).path()).isEqualTo(HOME.resolve(".cache/orrery"));
    assertThat(CacheFolder.of(Map.of(), HOME).cluster("a"))
        .isEqualTo(HOME.resolve(".cache/orrery/clusters/a"));
  }

  @Test
  void tooLittleRoomIsSaidBeforeTheWorkStarts() {
    Path here = Path.of(System.getProperty("java.io.tmpdir"));
    assertThatThrownBy(() -> CacheFolder.requireRoom(here, Long.MAX_VALUE))
        .isInstanceOfSatisfying(
            ClusterException.class, failure -> assertThat(failure.exitCode()).isEqualTo(73))
        .hasMessageContaining("MiB")
        .hasMessageContaining("Maybe");
  }

  @Test
  void aFullDiskIsToldFromOtherFailures() {
    assertThat(
            ClusterException.of(new IOException("No space left on device"), "Writing x").reason())
        .isEqualTo(FailureReason.DISK_FULL);
    assertThat(ClusterException.of(new IOException("Permission denied"), "Writing x").reason())
        .isEqualTo(FailureReason.FILE_UNUSABLE);
  }
}
