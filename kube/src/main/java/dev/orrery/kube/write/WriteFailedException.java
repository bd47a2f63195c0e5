package dev.orrery.kube.write;

/** A write that was not carried out, where the caller had no other use for its result. */
public final class WriteFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient WriteResult result;

  WriteFailedException(WriteResult result) {
    super(result.message());
    this.result = result;
  }

  /** How it ended. */
  public WriteResult result() {
    return result;
  }

  /** The condition reason that this turns into. */
  public String reason() {
    return switch (result) {
      case WriteResult.Conflict _ -> "WriteConflict";
      case WriteResult.Refused _ -> "WriteRefused";
      case WriteResult.Gone _ -> "ObjectGone";
      case WriteResult.Unknown _ -> "WriteUnknown";
      case WriteResult.NotSent _ -> "WriteNotSent";
      case WriteResult.Applied _ -> "Applied";
    };
  }
}
