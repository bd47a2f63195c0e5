package dev.orrery.localcluster.kubelet.api;

/** The body of a deletion that ends a pod for good. */
public final class DeletionJson {

  /** The media type. */
  public static final String TYPE = "application/json";

  private DeletionJson() {}

  /** At once, and only the pod with this uid. */
  public static byte[] now(String uid) {
    return JsonBytes.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("apiVersion", "v1");
          json.writeStringField("kind", "DeleteOptions");
          json.writeNumberField("gracePeriodSeconds", 0);
          json.writeObjectFieldStart("preconditions");
          json.writeStringField("uid", uid);
          json.writeEndObject();
          json.writeEndObject();
        });
  }
}
