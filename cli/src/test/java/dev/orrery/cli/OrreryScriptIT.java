package dev.orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a checkout of its own, whose built command is the one under test. */
class OrreryScriptIT {

  private static final Path SOURCE = Path.of(System.getProperty("orrery.root"), "orrery");
  private static final String JDK = System.getProperty("java.home");

  @TempDir private Path checkout;

  private record Run(int code, String out, String err) {}

  @BeforeEach
  void checkOut() throws IOException {
    Files.copy(SOURCE, checkout.resolve("orrery"), StandardCopyOption.COPY_ATTRIBUTES);
    Path built = Files.createDirectories(checkout.resolve("target/orrery"));
    String args = "-cp\n\"" + System.getProperty("java.class.path") + "\"\n";
    Files.writeString(built.resolve("cli.args"), args);
    Files.writeString(built.resolve("bench.args"), args);
    Files.writeString(built.resolve("built"), "");
  }

  private Run run(Map<String, String> environment, String... command) throws Exception {
    Path out = checkout.resolve("out.txt");
    Path err = checkout.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .directory(checkout.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("ORRERY_BUILT");
    builder.environment().put("ORRERY_JAVA_HOME", JDK);
    builder.environment().put("ORRERY_CACHE", checkout.resolve("cache").toString());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Run(code, read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private String script() {
    return checkout.resolve("orrery").toString();
  }

  @Test
  void runsTheCommandAndPassesItsExitCodeOn() throws Exception {
    Run version = run(Map.of(), script(), "version", "--output", "json");
    assertThat(version.code()).as(version.err()).isZero();
    assertThat(version.out()).startsWith("{\"command\":\"version\"");
    assertThat(run(Map.of(), script(), "status").code()).isEqualTo(1);
    assertThat(run(Map.of(), script(), "--nonsense").code()).isEqualTo(2);
  }

  @Test
  void worksThroughASymbolicLinkAsAPluginOfKubectl() throws Exception {
    Path link = Files.createDirectories(checkout.resolve("bin")).resolve("kubectl-orrery");
    Files.createSymbolicLink(link, Path.of("../orrery"));
    Run help = run(Map.of(), link.toString(), "--help");
    assertThat(help.code()).as(help.err()).isZero();
    assertThat(help.out()).startsWith("Usage: kubectl orrery");
  }

  @Test
  void aJdkThatIsNoneIsAMatterOfConfiguration() throws Exception {
    Run run = run(Map.of("ORRERY_JAVA_HOME", "/nowhere"), script(), "version");
    assertThat(run.code()).isEqualTo(78);
    assertThat(run.err()).contains("ORRERY_JAVA_HOME is /nowhere. Maybe");
  }

  @Test
  void anOldJdkIsRefusedByItsReleaseFile() throws Exception {
    Path old = checkout.resolve("jdk-17");
    Files.createDirectories(old.resolve("bin"));
    for (String program : List.of("java", "javac")) {
      Path file = Files.writeString(old.resolve("bin").resolve(program), "#!/bin/sh\nexit 99\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    assertThat(run(Map.of("ORRERY_JAVA_HOME", old.toString()), script(), "version").code())
        .isEqualTo(78);
  }

  @Test
  void withoutMavenAndWithoutABuildOneLineSaysWhatToDo() throws Exception {
    Files.delete(checkout.resolve("target/orrery/built"));
    Path tools = Files.createDirectories(checkout.resolve("tools"));
    for (String tool :
        List.of(
            "sh",
            "sed",
            "find",
            "head",
            "dirname",
            "readlink",
            "mkdir",
            "ln",
            "rm",
            "cat",
            "date",
            "touch")) {
      Path real = Path.of("/usr/bin", tool);
      Files.createSymbolicLink(
          tools.resolve(tool), Files.exists(real) ? real : Path.of("/bin", tool));
    }
    Run run = run(Map.of("PATH", tools.toString(), "MAVEN_HOME", ""), script(), "version");
    assertThat(run.code()).isEqualTo(69);
    assertThat(run.err()).contains("no Maven was found. Maybe install it");
  }

  @Test
  void aLockOfAProcessThatIsGoneDoesNotHinder() throws Exception {
    Files.delete(checkout.resolve("target/orrery/built"));
    Files.createSymbolicLink(checkout.resolve("target/orrery/building"), Path.of("999999999"));
    Run run = run(Map.of("MAVEN_HOME", fakeMaven().toString()), script(), "version");
    assertThat(run.err()).contains("the build failed").doesNotContain("waiting");
    assertThat(run.code()).isEqualTo(1);
    assertThat(checkout.resolve("target/orrery/building")).doesNotExist();
  }

  private Path fakeMaven() throws IOException {
    Path home = checkout.resolve("maven");
    Files.createDirectories(home.resolve("bin"));
    Path mvn =
        Files.writeString(
            home.resolve("bin/mvn"), "#!/bin/sh\necho '[ERROR] no such module'\nexit 1\n");
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
    return home;
  }

  @Test
  void anArgumentThatTestDoesNotKnowIsAUsageError() throws Exception {
    Run run = run(Map.of(), script(), "test", "slow");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("argument is slow. Maybe");
  }
}
