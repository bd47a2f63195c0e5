package dev.orrery.localcluster.binary;

import java.nio.file.Path;
import java.util.List;

/** A pinned Go module and the programs that are built from it. */
interface GoSources {

  /** The least release of Go that the module asks for, such as 1.26. */
  String go();

  /** Names the outcome of a build: same modules, same sources, same flags. */
  String key();

  /** The command that builds all programs into a folder. */
  List<String> buildCommand(Path out);

  /** The names of the programs. */
  List<String> files();

  /** Writes what the command needs into its working folder. */
  void writeTo(Path folder);
}
