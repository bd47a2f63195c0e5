package dev.orrery.localcluster.proxy;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Lets a reply trickle, or break off without a word. */
final class SlowReply {

  private static final int SLICES_PER_SECOND = 10;

  private final Caller caller;
  private final byte[] body;
  private final int slice;
  private int at;

  private SlowReply(Caller caller, byte[] body, int slice) {
    this.caller = caller;
    this.body = body;
    this.slice = slice;
  }

  /** Takes over the reference to the reply. */
  static void send(Caller caller, FullHttpResponse reply, int bytesPerSecond) {
    byte[] body = ByteBufUtil.getBytes(reply.content());
    caller.begin(head(reply));
    new SlowReply(caller, body, Math.max(1, bytesPerSecond / SLICES_PER_SECOND)).next();
  }

  /** Begins and never ends; takes over the reference to the reply. */
  static void half(Caller caller, FullHttpResponse reply) {
    byte[] body = ByteBufUtil.getBytes(reply.content());
    caller.begin(head(reply));
    caller.half(Arrays.copyOf(body, body.length / 2));
  }

  private static HttpResponse head(FullHttpResponse reply) {
    var head = new DefaultHttpResponse(reply.protocolVersion(), reply.status(), reply.headers());
    head.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
    reply.release();
    return ReplyHeaders.clean(head);
  }

  private void next() {
    if (at >= body.length) {
      caller.end();
      return;
    }
    caller.piece(Arrays.copyOfRange(body, at, Math.min(body.length, at + slice)));
    at += slice;
    var _ = caller.executor().schedule(this::next, 1000 / SLICES_PER_SECOND, TimeUnit.MILLISECONDS);
  }
}
