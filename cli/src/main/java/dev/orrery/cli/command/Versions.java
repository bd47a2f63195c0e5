package dev.orrery.cli.command;

import dev.orrery.localcluster.binary.KubernetesRelease;
import dev.orrery.localcluster.binary.Programs;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code orrery version} says.
 *
 * @param command always {@code version}
 * @param orrery this program's version
 * @param kubernetes what backend local runs
 * @param etcd what backend local runs; null until one was found or fetched
 * @param jdk the JVM that runs it: version and vendor
 * @param system operating system and architecture
 * @param data the folder of benchmark data that the environment names, null without one
 */
public record Versions(
    String command,
    String orrery,
    String kubernetes,
    @Nullable String etcd,
    String jdk,
    String system,
    @Nullable String data) {

  /** What is true of this process. */
  public static Versions read(Map<String, String> environment) {
    String own = Versions.class.getPackage().getImplementationVersion();
    return new Versions(
        "version",
        own == null ? "unpackaged" : own,
        KubernetesRelease.pinned().version(),
        Programs.etcdVersion().orElse(null),
        System.getProperty("java.runtime.version") + " " + System.getProperty("java.vendor"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        environment.get("ORRERY_BENCH_DATA"));
  }
}
