package dev.orrery.localcluster.proxy;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list that shows a call's answer at an earlier revision.
 *
 * @param uri path and query
 */
record PastQuery(String uri) {

  static PastQuery of(ApiCall call, long revision) {
    String exact = "resourceVersion=" + revision + "&resourceVersionMatch=Exact";
    if (call.verb() == Verb.GET) {
      String collection = call.path().substring(0, call.path().lastIndexOf('/'));
      return new PastQuery(
          collection + "?fieldSelector=metadata.name%3D" + call.name() + "&" + exact);
    }
    int mark = call.uri().indexOf('?');
    String kept =
        mark < 0
            ? ""
            : Stream.of(call.uri().substring(mark + 1).split("&"))
                .filter(part -> !part.startsWith("resourceVersion"))
                .map(part -> part + "&")
                .collect(Collectors.joining());
    return new PastQuery(call.path() + "?" + kept + exact);
  }
}
