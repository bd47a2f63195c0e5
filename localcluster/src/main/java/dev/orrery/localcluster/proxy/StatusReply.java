package dev.orrery.localcluster.proxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** Replies in the API server's own form. */
final class StatusReply {

  private StatusReply() {}

  /** A refusal. */
  static FullHttpResponse of(Fault.Answer fault) {
    FullHttpResponse reply = json(fault.code(), status(fault.code(), fault.reason(), "by rule"));
    if (fault.retryAfter() != null) {
      reply.headers().set(HttpHeaderNames.RETRY_AFTER, fault.retryAfter().toSeconds());
    }
    return reply;
  }

  /** What the API server says when its store did not answer in time. */
  static FullHttpResponse tooLate() {
    return json(500, status(500, "InternalError", "etcdserver: request timed out, by rule"));
  }

  /** Any object as JSON. */
  static FullHttpResponse json(int code, ObjectNode body) {
    byte[] text = body.toString().getBytes(StandardCharsets.UTF_8);
    var reply =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(code), Unpooled.wrappedBuffer(text));
    reply.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    return reply;
  }

  /** The line by which a watch says that its version is too old. */
  static byte[] expired() {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", "ERROR");
    event.set("object", status(410, "Expired", "too old resource version, by rule"));
    return (event + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static ObjectNode status(int code, String reason, String message) {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
    return status
        .put("status", "Failure")
        .put("message", message)
        .put("reason", reason)
        .put("code", code);
  }
}
