package dev.orrery.localcluster.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;

/** Sets a caller's connection up once it is known which HTTP it speaks. */
final class Negotiation extends ApplicationProtocolNegotiationHandler {

  static final int WINDOW = 1 << 20;
  private static final int LARGEST_REQUEST = 16 << 20;
  private static final int STREAMS = 1000;

  private final Exchanges exchanges;
  private final Upstream upstream;

  Negotiation(Exchanges exchanges, Upstream upstream) {
    super(ApplicationProtocolNames.HTTP_1_1);
    this.exchanges = exchanges;
    this.upstream = upstream;
  }

  @Override
  protected void configurePipeline(ChannelHandlerContext context, String protocol) {
    ChannelPipeline pipeline = context.pipeline();
    if (!protocol.equals(ApplicationProtocolNames.HTTP_2)) {
      pipeline.addLast(new HttpServerCodec());
      requests(pipeline, false);
      return;
    }
    pipeline.addLast(
        Http2FrameCodecBuilder.forServer()
            .initialSettings(
                Http2Settings.defaultSettings()
                    .initialWindowSize(WINDOW)
                    .maxConcurrentStreams(STREAMS))
            .build(),
        new Http2MultiplexHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel stream) {
                stream.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(true));
                requests(stream.pipeline(), true);
              }
            }));
  }

  private void requests(ChannelPipeline pipeline, boolean multiplexed) {
    pipeline
        .addLast(new HttpObjectAggregator(LARGEST_REQUEST))
        .addLast(new Requests(exchanges, upstream, multiplexed));
  }
}
