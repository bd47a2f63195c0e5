package dev.orrery.localcluster.node;

import java.util.List;
import java.util.Set;

/**
 * What was found out about this machine, as far as real nodes need it.
 *
 * @param system the operating system's name
 * @param user the number of the user that we run as
 * @param capabilities the numbers of the capabilities that we hold
 * @param tools the tools that are on the path, of {@link NodeRights#TOOLS}
 * @param hidden whether the cache's folder lies where a node mounts its own
 * @param cache the cache's folder
 * @param attempts what was tried, and how it went
 */
record Machine(
    String system,
    long user,
    Set<Integer> capabilities,
    Set<String> tools,
    boolean hidden,
    String cache,
    List<Attempt> attempts) {

  Machine {
    capabilities = Set.copyOf(capabilities);
    tools = Set.copyOf(tools);
    attempts = List.copyOf(attempts);
  }

  /** The same with what was tried. */
  Machine with(List<Attempt> tried) {
    return new Machine(system, user, capabilities, tools, hidden, cache, tried);
  }

  /**
   * Something that nodes do, tried in namespaces of its own.
   *
   * @param right what may be done, in words
   * @param advice what to do when it may not
   * @param succeeded whether it went well
   * @param answer what the system said
   */
  record Attempt(String right, String advice, boolean succeeded, String answer) {}
}
