package dev.orrery.manifests;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The committed files, as objects. */
final class Manifests {

  static final Path FOLDER =
      Path.of(System.getProperty("orrery.root", "..")).resolve("manifests").normalize();

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private Manifests() {}

  /** Every object in the YAML files below a folder; kustomizations are none. */
  static List<HasMetadata> under(String folder) {
    return texts(folder).stream().flatMap(text -> parse(text).stream()).toList();
  }

  /** The YAML files below a folder, without kustomizations. */
  static List<String> texts(String folder) {
    try (Stream<Path> files = Files.walk(FOLDER.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .sorted()
          .map(Manifests::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The objects of a text of one or more documents. */
  static List<HasMetadata> parse(String yaml) {
    Object parsed = SERIALIZATION.unmarshal(yaml);
    return parsed instanceof Collection<?> many
        ? many.stream().map(HasMetadata.class::cast).toList()
        : List.of((HasMetadata) parsed);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
