package dev.orrery.localcluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeRightsTest {
  private static final Set<Integer> ALL = Set.of(12, 19, 21);
  private static final Set<String> TOOLS = NodeRights.TOOLS.keySet();

  private static Machine machine(
      String system, long user, Set<Integer> capabilities, Machine.Attempt... attempts) {
    return new Machine(
        system, user, capabilities, TOOLS, false, "/home/user/.cache/orrery", List.of(attempts));
  }

  @Test
  void aMachineThatAllowsAllLacksNothing() {
    Machine.Attempt works = new Machine.Attempt("make namespaces", "Maybe not.", true, "");
    assertThat(NodeRights.missing(machine("Linux", 0, ALL, works))).isEmpty();
  }

  @Test
  void anotherSystemIsTheOnlyThingToSay() {
    assertThat(NodeRights.missing(machine("Mac OS X", 501, Set.of())))
        .containsExactly("the system is Mac OS X, nodes need Linux.");
  }

  @Test
  void withoutRootItSaysSoAndNotWhatFollowsFromIt() {
    assertThat(NodeRights.missing(machine("Linux", 1000, Set.of())))
        .singleElement()
        .asString()
        .contains("user id is 1000", "Maybe put sudo in front");
  }

  @Test
  void aRootWithoutItsRightsIsToldWhich() {
    assertThat(NodeRights.missing(machine("Linux", 0, Set.of(19))))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("CAP_NET_ADMIN"),
            second -> assertThat(second).startsWith("CAP_SYS_ADMIN"));
  }

  @Test
  void aMissingToolComesWithItsPackage() {
    Machine without =
        new Machine(
            "Linux",
            0,
            ALL,
            Set.of("unshare", "nsenter", "setpriv", "mount"),
            false,
            "",
            List.of());
    assertThat(NodeRights.missing(without))
        .containsExactly("ip is not on the path. Maybe install the package iproute2.");
  }

  @Test
  void aCacheThatANodeCoversIsRefused() {
    Machine covered = new Machine("Linux", 0, ALL, TOOLS, true, "/var/cache/orrery", List.of());
    assertThat(NodeRights.missing(covered))
        .singleElement()
        .asString()
        .contains("/var/cache/orrery", "ORRERY_CACHE");
  }

  @Test
  void whatWasTriedInVainIsNamedWithTheSystemsAnswer() {
    Machine.Attempt failed =
        new Machine.Attempt(
            "make control groups for cpu, cpuset, memory and pids",
            "Maybe the mount is read-only.",
            false,
            "noise\nmkdir: cannot create directory: Read-only file system\n");
    assertThat(NodeRights.missing(machine("Linux", 0, ALL, failed)))
        .containsExactly(
            "no right to make control groups for cpu, cpuset, memory and pids (mkdir: cannot create"
                + " directory: Read-only file system). Maybe the mount is read-only.");
  }
}
