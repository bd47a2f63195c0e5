package dev.orrery.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class UpOptionsTest {

  private static UpOptions parse(String... arguments) {
    @CommandLine.Command
    final class Holder {
      @CommandLine.Mixin final UpOptions options = new UpOptions();
    }
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(arguments);
    return holder.options;
  }

  @Test
  void withoutOptionsItIsTheDemoFleet() {
    UpOptions options = parse();
    options.check();
    assertThat(options.fleet()).isEqualTo("demo");
    assertThat(options.name).isEqualTo("orrery");
  }

  @Test
  void nodesMeanAMix() {
    UpOptions options = parse("--nodes", "500");
    options.check();
    assertThat(options.fleet()).isEqualTo("mix");
    assertThat(options.mixNodes()).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({
    "--nodes -3,--nodes is -3",
    "--nodes 3 --fleet demo,--fleet is demo",
    "--context mine,--context is mine",
    "--backend moon,--backend is moon",
    "--fleet nowhere.yaml,nowhere.yaml",
    "--real-node=3,--real-node is 3",
    "--real-node=0,--real-node is 0",
    "--real-node --backend kind,--backend is kind",
    "--real-node --backend context --context mine,--backend is context",
    "--real-node --nodes 3,--nodes",
    "--real-node --fleet demo,--fleet",
    "--real-node --image nowhere.tar,nowhere.tar",
    "--image nowhere.tar,Maybe add --real-node"
  })
  void whatCannotBeMeantIsAUsageErrorThatNamesIt(String arguments, String named) {
    UpOptions options = parse(arguments.split(" ", -1));
    assertThatThrownBy(options::check)
        .hasMessageContaining(named)
        .hasMessageContaining("Maybe")
        .extracting(thrown -> ((CommandException) thrown).exit())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aRealNodeIsOneUnlessANumberIsGiven() {
    UpOptions one = parse("--real-node", "--backend", "local");
    one.check();
    assertThat(one.realNode).isEqualTo(1);
    UpOptions two = parse("--real-node=2");
    two.check();
    assertThat(two.realNode).isEqualTo(2);
    assertThat(parse().realNode).isNull();
  }

  @Test
  void openbNeedsItsData() {
    UpOptions options = parse("--fleet", "openb");
    assertThatThrownBy(() -> options.data(Map.of()))
        .hasMessageContaining("ORRERY_BENCH_DATA")
        .hasMessageContaining("kubernetes-scheduler-simulator");
    assertThat(options.data(Map.of("ORRERY_BENCH_DATA", "/d"))).hasToString("/d");
  }
}
