package dev.orrery.localcluster.proxy;

/** What a request asks for, in the words of Kubernetes' access rules. */
public enum Verb {
  /** Reads one object. */
  GET,
  /** Reads many. */
  LIST,
  /** Reads changes as they come. */
  WATCH,
  /** Makes one. */
  CREATE,
  /** Replaces one. */
  UPDATE,
  /** Changes a part of one, or applies it. */
  PATCH,
  /** Deletes one. */
  DELETE,
  /** Deletes many. */
  DELETE_COLLECTION,
  /** Anything else: discovery, health, logs. */
  OTHER;

  /** Whether the request asks for a change. */
  public boolean write() {
    return switch (this) {
      case CREATE, UPDATE, PATCH, DELETE, DELETE_COLLECTION -> true;
      default -> false;
    };
  }
}
