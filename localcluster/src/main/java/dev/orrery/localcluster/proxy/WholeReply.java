package dev.orrery.localcluster.proxy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;

/** Receives a reply that comes to its end. */
final class WholeReply extends SimpleChannelInboundHandler<FullHttpResponse> {

  private final Exchange exchange;
  private boolean complete;

  WholeReply(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpResponse reply) {
    complete = true;
    exchange.replied(reply);
    var _ = context.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (!complete) {
      exchange.broken();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = context.close();
  }
}
