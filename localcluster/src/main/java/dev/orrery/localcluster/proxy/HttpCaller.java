package dev.orrery.localcluster.proxy;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.util.concurrent.EventExecutor;

/**
 * A caller that speaks plain HTTP.
 *
 * @param multiplexed whether the channel is one stream of HTTP/2
 */
record HttpCaller(ChannelHandlerContext context, boolean multiplexed) implements Caller {

  @Override
  public void answer(FullHttpResponse reply) {
    HttpUtil.setContentLength(reply, reply.content().readableBytes());
    var _ = context.writeAndFlush(reply);
  }

  @Override
  public void begin(HttpResponse head) {
    if (!multiplexed) {
      HttpUtil.setTransferEncodingChunked(head, true);
    }
    var _ = context.writeAndFlush(head);
  }

  @Override
  public void piece(byte[] bytes) {
    var _ = context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)));
  }

  @Override
  public void half(byte[] bytes) {
    piece(bytes);
  }

  @Override
  public void end() {
    var _ = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  @Override
  public void reset() {
    if (multiplexed) {
      var _ = context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR));
      var _ = context.close();
    } else {
      context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
      var _ = context.close();
    }
  }

  @Override
  public EventExecutor executor() {
    return context.executor();
  }
}
