package dev.orrery.localcluster.proxy;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;

/**
 * A caller that watches over a web socket. Behind the proxy its watch is a plain one: the API
 * server sends the same events in both, one a frame here and one a line there.
 */
final class WebSocketCaller implements Caller {

  private static final int LARGEST_FRAME = 1 << 20;
  private static final int NORMAL_END = 1000;

  private final ChannelHandlerContext context;
  private final FullHttpRequest request;

  WebSocketCaller(ChannelHandlerContext context, FullHttpRequest request) {
    this.context = context;
    this.request = request;
  }

  /** A refusal: there will be no web socket. */
  @Override
  public void answer(FullHttpResponse reply) {
    request.release();
    HttpUtil.setContentLength(reply, reply.content().readableBytes());
    var _ = context.writeAndFlush(reply);
  }

  @Override
  public void begin(HttpResponse head) {
    var handshaker =
        new WebSocketServerHandshakerFactory(
                "wss://127.0.0.1" + request.uri(), null, true, LARGEST_FRAME)
            .newHandshaker(request);
    if (handshaker == null) {
      reset();
      return;
    }
    context.pipeline().addLast(new Frames());
    var _ = handshaker.handshake(context.channel(), request);
    request.release();
  }

  @Override
  public void piece(byte[] bytes) {
    int length =
        bytes.length > 0 && bytes[bytes.length - 1] == '\n' ? bytes.length - 1 : bytes.length;
    var _ =
        context
            .channel()
            .writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(bytes, 0, length)));
  }

  /** As the first of several fragments: half a message is never taken for a whole one. */
  @Override
  public void half(byte[] bytes) {
    var _ =
        context
            .channel()
            .writeAndFlush(new TextWebSocketFrame(false, 0, Unpooled.wrappedBuffer(bytes)));
  }

  @Override
  public void end() {
    var _ =
        context
            .channel()
            .writeAndFlush(new CloseWebSocketFrame(NORMAL_END, ""))
            .addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void reset() {
    context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    var _ = context.close();
  }

  @Override
  public EventExecutor executor() {
    return context.executor();
  }

  /** What the caller sends meanwhile: signs of life, and the wish to end. */
  private static final class Frames extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext frames, Object frame) {
      try {
        if (frame instanceof PingWebSocketFrame ping) {
          var _ = frames.channel().writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame) {
          var _ = frames.close();
        }
      } finally {
        ReferenceCountUtil.release(frame);
      }
    }
  }
}
