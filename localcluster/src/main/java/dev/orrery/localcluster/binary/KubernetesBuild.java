package dev.orrery.localcluster.binary;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.process.CommandRunner;
import java.nio.file.Path;

/** Builds the programs of a control plane once. */
final class KubernetesBuild {
  private final KubernetesRelease release;
  private final GoBuild build;

  KubernetesBuild(KubernetesRelease release, CacheFolder cache, CommandRunner commands) {
    this.release = release;
    Path folder = cache.programs().resolve("kubernetes-" + release.key());
    this.build = new GoBuild(release, folder, commands);
  }

  /** Where the programs lie once they are built. */
  Path folder() {
    return build.folder();
  }

  boolean done() {
    return build.done();
  }

  void run(Progress progress) {
    build.run(
        progress,
        "Building Kubernetes "
            + release.version()
            + " from Go modules; the first time takes some minutes.");
  }
}
