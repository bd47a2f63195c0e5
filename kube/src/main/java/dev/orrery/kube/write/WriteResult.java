package dev.orrery.kube.write;

import com.fasterxml.jackson.databind.JsonNode;

/** How a write ended. */
public sealed interface WriteResult {

  /**
   * The server carried it out.
   *
   * @param object the object as it is now; a missing node where the server sends none (bindings,
   *     deletions, events)
   */
  record Applied(JsonNode object) implements WriteResult {

    /** The object as a type of its kind. */
    public <T> T as(Class<T> type) {
      return Json.as(object, type);
    }

    /** The version that this write made, empty where the server sends none. */
    public String resourceVersion() {
      return object.path("metadata").path("resourceVersion").asText();
    }

    /** The object's uid, empty where the server sends none. */
    public String uid() {
      return object.path("metadata").path("uid").asText();
    }
  }

  /** The object changed in between or is owned by another: read again before another try. */
  record Conflict(ServerStatus status) implements WriteResult {}

  /** The server will not have it: invalid, forbidden, over quota, or too many requests. */
  record Refused(ServerStatus status) implements WriteResult {}

  /** The object, or what it stands in, is not there. */
  record Gone(ServerStatus status) implements WriteResult {}

  /** No answer, or one that says nothing: it may or may not have been carried out. */
  record Unknown(String message) implements WriteResult {}

  /** It never left this process: nobody listens at the server, or this process does not lead. */
  record NotSent(String message) implements WriteResult {}

  /** The result when carried out, else {@link WriteFailedException}. */
  default Applied orThrow() {
    if (this instanceof Applied applied) {
      return applied;
    }
    throw new WriteFailedException(this);
  }

  /** What went wrong, for a person: the server's words where it spoke. Empty when nothing did. */
  default String message() {
    return switch (this) {
      case Applied _ -> "";
      case Conflict(ServerStatus status) -> status.message();
      case Refused(ServerStatus status) -> status.message();
      case Gone(ServerStatus status) -> status.message();
      case Unknown(String message) -> message;
      case NotSent(String message) -> message;
    };
  }
}
