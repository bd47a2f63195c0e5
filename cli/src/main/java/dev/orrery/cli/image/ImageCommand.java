package dev.orrery.cli.image;

import dev.orrery.cli.output.Console;
import dev.orrery.cli.output.OutputOption;
import dev.orrery.cli.up.OperatorProcess;
import dev.orrery.localcluster.image.ImageFile;
import dev.orrery.localcluster.image.OperatorImage;
import dev.orrery.localcluster.process.SystemCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery image}. */
@Command(
    name = "image",
    description = {
      "Makes the operator's image as a file, for docker load, podman load, kind load image-archive,"
          + " ctr images import or skopeo copy.",
      "",
      "It needs neither Docker nor a registry: a Java runtime of this JDK, the jars, an AOT cache, and"
          + " this machine's C library."
    })
public final class ImageCommand implements Callable<Integer> {

  private static final int MIB = 1 << 20;

  private final Console console;

  @Option(
      names = "--file",
      paramLabel = "TAR",
      description = "the file to write (default: ${DEFAULT-VALUE}).")
  private Path file = Path.of("orrery-operator.tar");

  @Option(
      names = "--name",
      paramLabel = "IMAGE",
      description =
          "the image's full name; the default is what manifests/local-image asks for (default:"
              + " ${DEFAULT-VALUE}).")
  private String name = OperatorImage.REPOSITORY + ":local";

  @Mixin private final OutputOption output = new OutputOption();

  /** Prints to the console. */
  public ImageCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path root = Path.of(System.getProperty("orrery.root", ".")).toAbsolutePath();
    ImageFile image =
        OperatorProcess.image(root)
            .write(name, file.toAbsolutePath(), new SystemCommands(), console::progress);
    console.result(
        new ImageResult("image", image.name(), image.tar().toString(), OperatorImage.size(image)),
        output,
        this::print);
    return 0;
  }

  private void print(ImageResult result) {
    console
        .out()
        .println(result.file() + ": " + result.image() + ", " + result.bytes() / MIB + " MiB");
  }
}
