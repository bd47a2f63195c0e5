package dev.orrery.localcluster.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The side on which callers arrive. */
final class Listener implements AutoCloseable {

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("fault-proxy", true), NioIoHandler.newFactory());
  private final ChannelGroup callers = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final ChannelGroup dead = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final SslContext tls;
  private final Function<EventLoop, Upstream> upstreams;
  private final Exchanges exchanges;
  private final Channel server;
  private volatile Passage passage = Passage.OPEN;

  @SuppressWarnings("this-escape") // connections come after the constructor's last line
  Listener(SslContext tls, Function<EventLoop, Upstream> upstreams, Exchanges exchanges) {
    this.tls = tls;
    this.upstreams = upstreams;
    this.exchanges = exchanges;
    this.server =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel caller) {
                    arrive(caller);
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
  }

  int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  void passage(Passage next) {
    passage = next;
    callers.forEach(caller -> treat(caller, next));
  }

  /** Connections that are there now are silent from now on, whatever comes; new ones are not. */
  void forget() {
    List<Channel> present = List.copyOf(callers);
    dead.addAll(present);
    callers.removeAll(present);
    present.forEach(caller -> treat(caller, Passage.SILENT));
  }

  @Override
  public void close() {
    passage = Passage.BROKEN;
    server.close().syncUninterruptibly();
    callers.forEach(caller -> treat(caller, Passage.BROKEN));
    dead.forEach(caller -> treat(caller, Passage.BROKEN));
    var _ = loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3000);
  }

  private void arrive(SocketChannel caller) {
    callers.add(caller);
    Upstream upstream = upstreams.apply(caller.eventLoop());
    // A connection to the server that ends takes the caller's with it, as without a proxy.
    upstream.onEnd(() -> end(caller));
    upstream.onGoAway(() -> sendAway(caller));
    caller.closeFuture().addListener(_ -> upstream.close());
    caller
        .pipeline()
        .addLast(new Gate())
        .addLast(tls.newHandler(caller.alloc()))
        .addLast(new Negotiation(exchanges, upstream));
    treat(caller, passage);
  }

  /** The server takes no more over this connection: its caller is told as without a proxy. */
  private static void sendAway(Channel caller) {
    if (caller.pipeline().get(Http2FrameCodec.class) != null) {
      var _ = caller.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
    }
  }

  private static void end(Channel caller) {
    var _ = caller.close();
  }

  /** On the connection's own thread: it may end by itself at any time. */
  private static void treat(Channel caller, Passage passage) {
    try {
      caller.eventLoop().execute(() -> treatNow(caller, passage));
    } catch (RejectedExecutionException closed) {
      // The proxy was closed meanwhile, and its connections with it.
      return;
    }
  }

  private static void treatNow(Channel caller, Passage passage) {
    if (!caller.isActive()) {
      return;
    }
    switch (passage) {
      case OPEN, SILENT -> {
        caller.config().setAutoRead(passage == Passage.OPEN);
        caller.pipeline().fireUserEventTriggered(passage);
      }
      case BROKEN -> {
        caller.config().setOption(ChannelOption.SO_LINGER, 0);
        var _ = caller.close();
      }
    }
  }
}
