package dev.orrery.localcluster.process;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A lock on a file that the kernel gives back when the holder dies, however it dies. */
public final class FileLock implements AutoCloseable {
  /**
   * The kernel drops all locks of a process on a file as soon as it closes the file once, so it is
   * opened once only.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FileLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock if nobody has it. */
  public static Optional<FileLock> tryTake(Path path) {
    Path file = path.toAbsolutePath().normalize();
    if (!HELD_HERE.add(file)) {
      return Optional.empty();
    }
    boolean taken = false;
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      taken = channel.tryLock() != null;
      if (!taken) {
        channel.close();
        return Optional.empty();
      }
      Files.writeString(holderFile(file), Long.toString(ProcessHandle.current().pid()));
      return Optional.of(new FileLock(file, channel));
    } catch (IOException e) {
      throw ClusterException.of(e, "Locking " + file);
    } finally {
      if (!taken) {
        HELD_HERE.remove(file);
      }
    }
  }

  /** Takes the lock or says who has it. */
  public static FileLock take(Path file, String what) {
    return tryTake(file)
        .orElseThrow(
            () ->
                new ClusterException(
                    FailureReason.LOCKED,
                    what
                        + " is being worked on by process "
                        + holder(file)
                        + ". Maybe wait until it is done, or stop that process."));
  }

  /** The number of the process that took the lock last, as it wrote it down. */
  public static String holder(Path file) {
    try {
      return Files.readString(holderFile(file)).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static Path holderFile(Path file) {
    return file.resolveSibling(file.getFileName() + ".holder");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw ClusterException.of(e, "Releasing the lock on " + file);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
