package dev.orrery.localcluster.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request on its way there and back. Everything happens on the caller's thread. */
final class Exchange {

  private static final int LARGEST_REPLY = 512 << 20;

  private final Exchanges all;
  private final ApiCall call;
  private final @Nullable ActiveRule rule;
  private final Caller caller;
  private Upstream upstream;
  private final Instant received;
  private @Nullable Channel stream;
  private boolean held;
  private boolean sent;
  private boolean ended;

  Exchange(
      Exchanges all,
      ApiCall call,
      @Nullable ActiveRule rule,
      Caller caller,
      Upstream upstream,
      Instant received) {
    this.all = all;
    this.call = call;
    this.rule = rule;
    this.caller = caller;
    this.upstream = upstream;
    this.received = received;
  }

  /** Does what the rule says before anything is sent; else sends. */
  void start(FullHttpRequest request) {
    switch (fault()) {
      case Fault.Answer answer -> {
        caller.answer(StatusReply.of(answer));
        end(0);
      }
      case Fault.KillBeforeSend _ -> {
        end(0);
        all.strikeDown();
      }
      case Fault.Reset _ -> {
        caller.reset();
        end(0);
      }
      case Fault.Hang _ -> end(0);
      case Fault.Hold _ -> hold(request);
      case Fault.Late late -> sendLater(request.retain(), late.by());
      case null, default -> send(request);
    }
  }

  private void sendLater(FullHttpRequest request, Duration by) {
    var _ =
        caller
            .executor()
            .schedule(
                () -> {
                  if (!ended) {
                    send(request);
                  }
                  request.release();
                },
                by.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  /** The caller is gone: what is still under way for it ends. */
  void callerGone() {
    if (held) {
      return; // it arrives all the same
    }
    end(0);
    if (stream != null) {
      var _ = stream.close();
    }
  }

  /** The API server's reply is complete. */
  void replied(FullHttpResponse reply) {
    int code = reply.status().code();
    switch (fault()) {
      case Fault.KillAfterCommit _ -> {
        end(code);
        all.strikeDown();
      }
      case Fault.ReplyLost _ -> {
        end(code);
        caller.reset();
      }
      case Fault.ReplySilent _ -> end(code);
      case Fault.SlowBody slow -> {
        end(code);
        SlowReply.send(caller, reply.retain(), slow.bytesPerSecond());
      }
      case Fault.HalfReply _ -> {
        end(code);
        SlowReply.half(caller, reply.retain());
      }
      case Fault.FailedAfterCommit _ when reply.status().codeClass() == HttpStatusClass.SUCCESS -> {
        end(code);
        caller.answer(StatusReply.tooLate());
      }
      case Fault.StaleView view -> answerFromThePast(reply.retain(), view);
      case null, default -> {
        end(code);
        caller.answer(ReplyHeaders.clean(reply.retain()));
      }
    }
  }

  /** The API server's side broke before the reply was complete. */
  void broken() {
    if (!ended) {
      end(0);
      caller.reset();
    }
  }

  /** A watch came to its end. */
  void watchEnded(int code) {
    end(code);
  }

  private @Nullable Fault fault() {
    return rule == null ? null : rule.rule().fault();
  }

  private void hold(FullHttpRequest request) {
    FullHttpRequest kept = request.retain();
    held = true;
    Runnable release =
        () -> {
          upstream = upstream.another();
          send(kept);
          kept.release();
        };
    Objects.requireNonNull(rule).afterwards(() -> caller.executor().execute(release));
  }

  private void send(FullHttpRequest request) {
    FullHttpRequest copy = RequestHeaders.forward(request, upstream.authority());
    if (fault() instanceof Fault.SmallPages pages) {
      copy.setUri(pages.asked(copy.uri()));
    }
    sent = true;
    upstream.stream(new Replies())
        .addListener(
            opened -> {
              if (!opened.isSuccess()) {
                copy.release();
                broken();
                return;
              }
              Channel fresh = (Channel) opened.getNow();
              stream = fresh;
              var _ = fresh.writeAndFlush(copy);
            });
  }

  private void answerFromThePast(FullHttpResponse live, Fault.StaleView view) {
    CompletableFuture<FullHttpResponse> reply = all.past().reply(call, live, view);
    var _ =
        reply.whenCompleteAsync(
            (past, failure) -> {
              if (failure == null) {
                end(past.status().code());
                caller.answer(ReplyHeaders.clean(past));
              } else {
                broken();
              }
            },
            caller.executor());
  }

  private void end(int code) {
    if (!ended) {
      ended = true;
      if (held) {
        upstream.close();
      }
      all.ended(call, rule, sent, code, received);
    }
  }

  /** The side of the API server: a watch goes on piece by piece, all else comes whole. */
  private final class Replies extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel fresh) {
      fresh.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(false));
      if (call.verb() == Verb.WATCH) {
        fresh.pipeline().addLast(new WatchReply(Exchange.this, relay()));
      } else {
        fresh.pipeline().addLast(new HttpObjectAggregator(LARGEST_REPLY));
        fresh.pipeline().addLast(new WholeReply(Exchange.this));
      }
    }

    private WatchRelay relay() {
      ActiveRule stale = fault() instanceof Fault.StaleView ? rule : null;
      return new WatchRelay(call, caller, all.faults(), all.past(), stale);
    }
  }
}
