package dev.orrery.localcluster.proxy;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Next to the socket: holds what would go to the caller while the passage is silent. As with lost
 * packets, all of it arrives when the passage opens again.
 */
final class Gate extends ChannelDuplexHandler {

  private final Queue<Held> held = new ArrayDeque<>();
  private boolean silent;

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof Passage passage) {
      silent = passage == Passage.SILENT;
      release(context);
    } else {
      super.userEventTriggered(context, event);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (silent) {
      held.add(new Held(message, promise));
    } else {
      var _ = context.write(message, promise);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    held.forEach(each -> ReferenceCountUtil.release(each.message()));
    held.clear();
  }

  private void release(ChannelHandlerContext context) {
    while (!silent && !held.isEmpty()) {
      Held next = held.remove();
      var _ = context.write(next.message(), next.promise());
    }
    context.flush();
  }

  private record Held(Object message, ChannelPromise promise) {}
}
