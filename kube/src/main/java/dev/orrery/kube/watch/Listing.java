package dev.orrery.kube.watch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.orrery.kube.json.FieldTable;
import dev.orrery.kube.json.JsonCursor;
import dev.orrery.kube.json.JsonText;
import dev.orrery.kube.json.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads all objects of one kind, page by page, so that no more than a page is on its way at a time.
 */
public final class Listing<T> {

  private static final FieldTable<Listing<?>> METADATA =
      FieldTable.<Listing<?>>of("io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta")
          .text("resourceVersion", (list, version) -> list.version = version)
          .text("continue", (list, token) -> list.next = token)
          .othersHarmless();

  private final WatchedKind<?, T> kind;
  private final Opener opener;
  private final Pool pool;
  private final int pageSize;
  private final FieldTable<Consumer<T>> table;
  private String version = "";
  private String next = "";

  private Listing(WatchedKind<?, T> kind, Opener opener, Pool pool, int pageSize) {
    this.kind = kind;
    this.opener = opener;
    this.pool = pool;
    this.pageSize = pageSize;
    this.table =
        FieldTable.<Consumer<T>>of("List")
            .object("metadata", METADATA, _ -> this)
            .value("items", (in, sink) -> in.each(() -> sink.accept(kind.reader().read(in))))
            .othersHarmless();
  }

  /**
   * Lists all objects.
   *
   * @return the version at which a watch goes on
   * @throws IOException when the server refuses or the connection breaks; part of the objects may
   *     have been given
   */
  public static <T> String read(
      WatchedKind<?, T> kind, Opener opener, Pool pool, int pageSize, Consumer<T> sink)
      throws IOException {
    Listing<T> listing = new Listing<>(kind, opener, pool, pageSize);
    do {
      listing.page(sink);
    } while (!listing.next.isEmpty());
    return listing.version;
  }

  private void page(Consumer<T> sink) throws IOException {
    String from =
        next.isEmpty() ? "" : "&continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    next = "";
    try (InputStream body = opener.open(kind.query("limit=" + pageSize + from));
        JsonParser parser = JsonText.parser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException(
            "the list of " + kind.name() + " is no object. Maybe a proxy answered.");
      }
      new JsonCursor(parser, pool).object(table, sink);
    }
  }
}
