package dev.orrery.localcluster.proxy;

import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.HttpConversionUtil;
import java.util.Locale;
import java.util.Set;

/** The request as the API server gets it. */
final class RequestHeaders {

  /** They belong to the caller's own connection. */
  private static final Set<String> HOP =
      Set.of("connection", "keep-alive", "upgrade", "http2-settings", "transfer-encoding", "te");

  private RequestHeaders() {}

  static FullHttpRequest forward(FullHttpRequest request, String authority) {
    var copy =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, request.method(), request.uri(), request.content().retain());
    request
        .headers()
        .forEach(
            header -> {
              String name = header.getKey().toLowerCase(Locale.ROOT);
              if (!HOP.contains(name)
                  && !name.startsWith("x-http2-")
                  && !name.startsWith("sec-websocket-")) {
                copy.headers().add(name, header.getValue());
              }
            });
    copy.headers().set(HttpHeaderNames.HOST, authority);
    copy.headers().set(HttpConversionUtil.ExtensionHeaderNames.SCHEME.text(), "https");
    return copy;
  }
}
