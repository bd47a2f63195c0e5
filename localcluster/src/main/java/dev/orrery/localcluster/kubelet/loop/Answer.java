package dev.orrery.localcluster.kubelet.loop;

/**
 * What came back.
 *
 * @param code HTTP status, 0 when there was no answer
 * @param text the body; what went wrong when there was no answer
 */
public record Answer(int code, String text) {

  private static final String VERSION = "\"resourceVersion\":\"";

  /** Whether it was done. */
  public boolean done() {
    return code >= 200 && code < 300;
  }

  /** Whether the object is not there, or is another one by now. */
  public boolean missing() {
    return code == 404 || code == 409;
  }

  /** Whether the same request may succeed later. */
  public boolean passing() {
    return code == 0 || code == 429 || code >= 500;
  }

  /** The resource version of the object in the body, 0 when there is none. */
  public long version() {
    int field = text.indexOf(VERSION);
    int to = field < 0 ? -1 : text.indexOf('"', field + VERSION.length());
    String digits = to < 0 ? "" : text.substring(field + VERSION.length(), to);
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
  }
}
