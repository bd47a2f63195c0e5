package dev.orrery.crds.definition;

import dev.orrery.crds.controlplane.ControlPlane;
import dev.orrery.crds.disruption.DisruptionClaim;
import dev.orrery.crds.leadership.LeaderEpoch;
import dev.orrery.crds.workload.Workload;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the CRD YAML from the types. */
final class CrdGenerator {

  static final List<Class<? extends HasMetadata>> KINDS =
      List.of(Workload.class, ControlPlane.class, DisruptionClaim.class, LeaderEpoch.class);

  private CrdGenerator() {}

  /** The YAML of every kind, by the name of its file, such as {@code workloads.orrery.dev.yaml}. */
  static Map<String, String> generate(Path scratch) throws IOException {
    Files.createDirectories(scratch);
    new CRDGenerator()
        .customResourceClasses(KINDS)
        .forCRDVersions("v1")
        .withImplicitPreserveUnknownFields(true)
        .withMinQuotes(false)
        .withParallelGenerationEnabled(false)
        .withPostProcessor(new CrdFinish())
        .inOutputDir(scratch.toFile())
        .generate();
    var files = new TreeMap<String, String>();
    for (Class<? extends HasMetadata> kind : KINDS) {
      String name = HasMetadata.getFullResourceName(kind);
      String yaml = Files.readString(scratch.resolve(name + "-v1.yml"));
      files.put(
          name + ".yaml",
          "# Generated from the types in crds/.\n" + yaml.replaceFirst("^(#.*\n)*(---\n)?", ""));
    }
    return files;
  }
}
