package dev.orrery.localcluster.image;

import dev.orrery.localcluster.binary.Folders;
import dev.orrery.localcluster.binary.NodePrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Images of one static program each. They lie beside the programs, made once. */
public final class ProgramImages {
  /** Holds a pod's namespaces open. */
  public static final String PAUSE = "localhost/orrery/pause:1";

  /** Answers HTTP requests with its pod's name; stands for anybody's program. */
  public static final String BEACON = "localhost/orrery/beacon:1";

  /** The cluster's DNS. */
  public static final String DNS = "localhost/orrery/coredns:1";

  private final NodePrograms programs;

  /** From these programs. */
  public ProgramImages(NodePrograms programs) {
    this.programs = programs;
  }

  /** The image of this name. */
  public ImageFile pause() {
    return image(PAUSE, "beacon", List.of("pause"));
  }

  /** The image of this name; it answers at port 8080. */
  public ImageFile beacon() {
    return image(BEACON, "beacon", List.of("serve", ":8080"));
  }

  /** The image of this name; it reads its configuration from {@code /etc/coredns/Corefile}. */
  public ImageFile dns() {
    return image(DNS, "coredns", List.of("-conf", "/etc/coredns/Corefile"));
  }

  private ImageFile image(String name, String program, List<String> arguments) {
    String stem = name.replaceAll(".*/|:.*", "");
    Path folder = programs.built().resolveSibling(programs.built().getFileName() + "-images");
    Path tar = folder.resolve(stem + ".tar");
    if (Files.exists(tar)) {
      return new ImageFile(tar, name);
    }
    RootFiles files = new RootFiles(folder.resolve(stem + ".files"));
    Folders.delete(files.root());
    files.copy(programs.program(program), "/" + program);
    List<String> command = new java.util.ArrayList<>(List.of("/" + program));
    command.addAll(arguments);
    ImageFile image =
        new ImageTar(name, List.of(files.layer("program", List.of("/" + program))), command)
            .write(tar);
    Folders.delete(files.root());
    return image;
  }
}
