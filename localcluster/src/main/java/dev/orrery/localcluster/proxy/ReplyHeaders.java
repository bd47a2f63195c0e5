package dev.orrery.localcluster.proxy;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http2.HttpConversionUtil;

/** The reply's head as the caller gets it. */
final class ReplyHeaders {

  private ReplyHeaders() {}

  /** Takes out what the library noted down about the other connection. */
  static <R extends HttpResponse> R clean(R reply) {
    for (var name : HttpConversionUtil.ExtensionHeaderNames.values()) {
      reply.headers().remove(name.text());
    }
    return reply;
  }
}
