package dev.orrery.localcluster.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.binary.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * An image from nothing but our own layers. Same files, same image: the times in it are all {@link
 * RootFiles#TIME}.
 *
 * @param name its full name
 * @param layers from the one that changes least to the one that changes most
 * @param command what runs in it
 */
record ImageTar(String name, List<FileEntriesLayer> layers, List<String> command) {
  /** Nobody: a number, so that a cluster can see that it is not root. */
  private static final String USER = "65532";

  ImageTar {
    layers = List.copyOf(layers);
    command = List.copyOf(command);
  }

  /** Writes it; the file appears as a whole. */
  ImageFile write(Path tar) {
    Path draft = tar.resolveSibling(tar.getFileName() + ".draft");
    Path cache = tar.resolveSibling(tar.getFileName() + ".layers");
    try {
      Files.createDirectories(tar.getParent());
      JibContainerBuilder image = Jib.fromScratch().setUser(USER).setEntrypoint(command);
      image.setCreationTime(RootFiles.TIME);
      layers.forEach(image::addFileEntriesLayer);
      image.containerize(
          Containerizer.to(TarImage.at(draft).named(name))
              .setToolName("orrery")
              .setOfflineMode(true)
              .setApplicationLayersCache(cache)
              .setBaseImageLayersCache(cache));
      Files.move(draft, tar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new ImageFile(tar, name);
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing the image " + name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    } catch (InvalidImageReferenceException
        | RegistryException
        | CacheDirectoryCreationException
        | ExecutionException e) {
      throw failed(e);
    } finally {
      Folders.delete(cache);
    }
  }

  private ClusterException failed(Exception cause) {
    return new ClusterException(
        FailureReason.FILE_UNUSABLE,
        "the image "
            + name
            + " could not be made: "
            + cause.getMessage()
            + ". Maybe the disk is full, or another start was interrupted: try again.",
        cause);
  }
}
