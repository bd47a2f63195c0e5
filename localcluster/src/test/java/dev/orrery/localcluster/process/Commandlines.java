package dev.orrery.localcluster.process;

import java.nio.file.Path;
import java.util.List;

/** Looks at the machine's processes through the JDK, not through the code under test. */
public final class Commandlines {
  private Commandlines() {}

  /**
   * Those that run now and name a folder in their command line, without this JVM and its children's
   * JVMs.
   */
  public static List<String> naming(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(folder.toString()) && !line.contains("java"))
        .toList();
  }
}
