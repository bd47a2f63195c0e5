package dev.orrery.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PlainWriterTest {

  @Test
  void whatATerminalWouldObeyIsShown() {
    assertThat(printed("a\u001b[2Jb\u001b]0;title\u0007c\u009b1m"))
        .isEqualTo("a?[2Jb?]0;title?c?1m");
    assertThat(printed("exe\u202egnp.txt")).isEqualTo("exe?gnp.txt");
    assertThat(printed("over\bwritten\u0000")).isEqualTo("over?written?");
  }

  @Test
  void coloursLinesAndOtherScriptsPass() {
    String text = Style.ANSI.good("gut") + "\tо\u00e9\u4e2d\n";
    assertThat(printed(text)).isEqualTo(text);
  }

  private static String printed(String text) {
    StringWriter to = new StringWriter();
    PrintWriter out = new PrintWriter(new PlainWriter(to));
    out.print(text);
    out.flush();
    return to.toString().replace('\ufffd', '?');
  }
}
