package dev.orrery.localcluster.proxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The connection to the server that belongs to one caller's connection; opened when needed. */
final class Upstream implements AutoCloseable {

  private final URI server;
  private final SslContext tls;
  private final EventLoop loop;
  private Runnable onEnd = () -> {};
  private Runnable onGoAway = () -> {};
  private @Nullable Promise<Channel> connection;
  private boolean closed;

  Upstream(URI server, SslContext tls, EventLoop loop) {
    this.server = server;
    this.tls = tls;
    this.loop = loop;
  }

  void onEnd(Runnable newOnEnd) {
    onEnd = newOnEnd;
  }

  /**
   * Told when the server takes no more streams over the connection, as after a request of somebody
   * it does not know. What is under way goes on; what comes next goes over another connection.
   */
  void onGoAway(Runnable newOnGoAway) {
    onGoAway = newOnGoAway;
  }

  /** A connection of its own to the same server, for what outlives the caller's. */
  Upstream another() {
    return new Upstream(server, tls, loop);
  }

  /** The Host header of requests. */
  String authority() {
    return server.getAuthority();
  }

  /** A new stream; fails when the server cannot be reached. Called on the loop. */
  Future<Http2StreamChannel> stream(ChannelHandler handler) {
    Promise<Http2StreamChannel> stream = loop.newPromise();
    connect()
        .addListener(
            connected -> {
              if (!connected.isSuccess()) {
                stream.tryFailure(connected.cause());
                return;
              }
              var _ =
                  new Http2StreamChannelBootstrap((Channel) connected.getNow())
                      .handler(handler)
                      .open(stream);
            });
    return stream;
  }

  @Override
  public void close() {
    closed = true;
    Promise<Channel> opened = connection;
    if (opened != null && opened.isSuccess()) {
      var _ = opened.getNow().close();
    }
  }

  private Promise<Channel> connect() {
    Promise<Channel> known = connection;
    if (known != null) {
      return known;
    }
    Promise<Channel> fresh = loop.newPromise();
    connection = fresh;
    new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                setUp(channel, fresh);
              }
            })
        .connect(server.getHost(), server.getPort())
        .addListener(
            connected -> {
              if (!connected.isSuccess()) {
                fresh.tryFailure(connected.cause());
                onEnd.run();
              }
            });
    return fresh;
  }

  private void setUp(SocketChannel channel, Promise<Channel> ready) {
    SslHandler handshake = tls.newHandler(channel.alloc(), server.getHost(), server.getPort());
    channel
        .pipeline()
        .addLast(
            handshake,
            Http2FrameCodecBuilder.forClient()
                .initialSettings(
                    Http2Settings.defaultSettings().initialWindowSize(Negotiation.WINDOW))
                .encoderEnforceMaxConcurrentStreams(true)
                .build(),
            new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()),
            new LateFrames(() -> left(ready)));
    channel
        .closeFuture()
        .addListener(
            _ -> {
              if (ready.equals(connection)) {
                onEnd.run();
              }
            });
    handshake
        .handshakeFuture()
        .addListener(
            done -> {
              if (done.isSuccess() && !closed) {
                ready.trySuccess(channel);
              } else {
                ready.tryFailure(
                    done.isSuccess() ? new IllegalStateException("caller gone") : done.cause());
                var _ = channel.close();
              }
            });
  }

  private void left(Promise<Channel> old) {
    if (old.equals(connection)) {
      connection = null;
      onGoAway.run();
    }
  }

  /** What still arrives for a stream whose caller is gone is nobody's loss. */
  private static final class LateFrames extends ChannelInboundHandlerAdapter {
    private final Runnable goAway;

    LateFrames(Runnable goAway) {
      this.goAway = goAway;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) throws Exception {
      if (frame instanceof Http2GoAwayFrame) {
        goAway.run();
      }
      super.channelRead(context, frame);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (!(cause instanceof Http2Exception.StreamException) && !lateFrame(cause)) {
        var _ = context.close();
      }
    }

    private static boolean lateFrame(Throwable cause) {
      return cause instanceof Http2Exception failure && failure.error() == Http2Error.STREAM_CLOSED;
    }
  }
}
