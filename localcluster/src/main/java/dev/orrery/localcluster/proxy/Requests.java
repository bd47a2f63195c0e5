package dev.orrery.localcluster.proxy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import org.jspecify.annotations.Nullable;

/** Takes a caller's requests, one stream or one connection of HTTP/1.1 at a time. */
final class Requests extends SimpleChannelInboundHandler<FullHttpRequest> {

  private final Exchanges exchanges;
  private final Upstream upstream;
  private final boolean multiplexed;
  private @Nullable Exchange running;

  Requests(Exchanges exchanges, Upstream upstream, boolean multiplexed) {
    this.exchanges = exchanges;
    this.upstream = upstream;
    this.multiplexed = multiplexed;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    boolean webSocket =
        !multiplexed
            && request
                .headers()
                .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    Caller caller =
        webSocket
            ? new WebSocketCaller(context, request.retain())
            : new HttpCaller(context, multiplexed);
    running = exchanges.begin(request, caller, upstream);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    Exchange ended = running;
    if (ended != null) {
      ended.callerGone();
    }
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // The caller broke off or spoke nonsense; either way its connection is of no more use.
    var _ = context.close();
  }
}
