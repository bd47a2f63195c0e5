package dev.orrery.localcluster.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;

/** Receives the reply to a watch and cuts it into events, one a line. */
final class WatchReply extends SimpleChannelInboundHandler<HttpObject> {

  private final Exchange exchange;
  private final WatchRelay relay;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int code;

  WatchReply(Exchange exchange, WatchRelay relay) {
    this.exchange = exchange;
    this.relay = relay;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part instanceof HttpResponse head) {
      code = head.status().code();
      relay.begin(head);
    }
    if (part instanceof HttpContent content) {
      bytes(content.content());
    }
    if (part instanceof LastHttpContent) {
      exchange.watchEnded(code);
      relay.end(line.toByteArray());
      var _ = context.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    exchange.watchEnded(code);
    relay.broken();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = context.close();
  }

  private void bytes(ByteBuf content) {
    while (content.isReadable()) {
      int end = content.bytesBefore((byte) '\n');
      byte[] piece = new byte[end < 0 ? content.readableBytes() : end + 1];
      content.readBytes(piece);
      line.writeBytes(piece);
      if (end >= 0) {
        relay.event(line.toByteArray());
        line.reset();
      }
    }
  }
}
