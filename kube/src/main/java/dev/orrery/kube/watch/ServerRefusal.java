package dev.orrery.kube.watch;

import java.io.IOException;

/** The API server answered a list or a watch with something else than objects. */
final class ServerRefusal extends IOException {

  private static final int EXPIRED = 410;

  private final int code;
  private final String words;

  ServerRefusal(int code, String words) {
    super(words);
    this.code = code;
    this.words = words;
  }

  /** What the server said, its code first. */
  String words() {
    return words;
  }

  boolean codeIs(int other) {
    return code == other;
  }

  /** Whether only a new list helps: the version asked for is no longer kept. */
  boolean expired() {
    return code == EXPIRED;
  }
}
