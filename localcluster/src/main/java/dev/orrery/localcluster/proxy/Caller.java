package dev.orrery.localcluster.proxy;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.concurrent.EventExecutor;

/** The caller's end of one exchange. All methods are called on its {@link #executor()}. */
interface Caller {

  /** The whole reply at once; the caller takes over the reference. */
  void answer(FullHttpResponse reply);

  /** The head of a reply that goes on. */
  void begin(HttpResponse head);

  /** A piece of it: of a watch one event with its line end. */
  void piece(byte[] bytes);

  /** A piece after which the rest will never come. */
  void half(byte[] bytes);

  /** Its end. */
  void end();

  /** The connection, or this stream of it, breaks. */
  void reset();

  /** The one thread of this exchange. */
  EventExecutor executor();
}
