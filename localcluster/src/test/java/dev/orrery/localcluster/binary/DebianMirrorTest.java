package dev.orrery.localcluster.binary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DebianMirrorTest {

  @Test
  void isReadFromBothFormats() {
    assertThat(
            DebianMirror.named(
                "Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm\n"))
        .contains("http://mirror.example/debian");
    assertThat(
            DebianMirror.named(
                "# deb http://no.example/debian x main\ndeb [arch=amd64] https://m.example/debian/ bookworm main\n"))
        .contains("https://m.example/debian");
  }

  @Test
  void otherArchivesDoNotCount() {
    assertThat(DebianMirror.named("deb https://packages.example/apt sdk main\n")).isEmpty();
    assertThat(DebianMirror.named("URIs: http://mirror.example/debian-security\n")).isEmpty();
  }
}
