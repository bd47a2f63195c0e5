package dev.orrery.localcluster.kubelet.loop;

import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Something to ask of the API server. Both methods are called by the loop's thread. */
public interface Errand {

  /** The request as things stand when it is sent, or null when it is no longer needed. */
  @Nullable HttpRequest request();

  /** The server's answer. */
  void answered(Answer answer);
}
