package dev.orrery.localcluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupsTest {
  @TempDir Path root;

  @Test
  void aGroupGoesFromEveryHierarchyAndItsNeighboursStay() throws IOException {
    Path gone = root.resolve("memory/orrery7-node-1");
    Files.createDirectories(gone.resolve("kubepods/pod1"));
    Path other = Files.createDirectories(root.resolve("pids/orrery7-node-1"));
    Path neighbour = Files.createDirectories(root.resolve("memory/orrery7-node-2"));
    new ControlGroups(root).remove("orrery7-node-1");
    assertThat(gone).doesNotExist();
    assertThat(other).doesNotExist();
    assertThat(neighbour).exists();
  }

  @Test
  void withOneHierarchyItIsTheRootItself() throws IOException {
    Files.createFile(root.resolve("cgroup.procs"));
    Path gone = root.resolve("orrery7-node-1");
    Files.createDirectories(gone.resolve("kubepods"));
    new ControlGroups(root).remove("orrery7-node-1");
    assertThat(gone).doesNotExist();
  }

  @Test
  void whatIsNotThereIsNoFailure() throws IOException {
    Files.createDirectories(root.resolve("memory"));
    new ControlGroups(root).remove("orrery7-node-1");
    assertThat(root.resolve("memory")).exists();
  }
}
