package dev.orrery.kube.placement;

import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.json.Pool;
import dev.orrery.kube.node.Namespace;
import dev.orrery.kube.pod.PodReader;
import dev.orrery.kube.pod.PodState;
import dev.orrery.kube.watch.Listing;
import dev.orrery.kube.watch.Opener;
import dev.orrery.kube.watch.WatchedKind;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.PodKey;
import java.io.IOException;
import java.util.ArrayList;

/** Takes a picture of a live cluster. */
public final class LiveCluster {

  private static final int PAGE = 500;

  private static final WatchedKind<PodKey, PodState> PODS_WITH_DECISIONS =
      new WatchedKind<>("pods", Kinds.PODS.path(), PodReader::read, state -> state.pod().key());

  private LiveCluster() {}

  /**
   * Lists nodes, namespaces and pods once.
   *
   * @param userAgent who asks, as the audit log shows it
   * @throws IOException when the server refuses, with its own words, or does not answer
   */
  public static ClusterPicture read(ApiHttp http, String userAgent) throws IOException {
    Opener opener = Opener.over(http, userAgent);
    Pool pool = new Pool();
    var nodes = new ArrayList<Node>();
    var namespaces = new ArrayList<Namespace>();
    var pods = new ArrayList<PodState>();
    Listing.read(Kinds.NODES, opener, pool, PAGE, nodes::add);
    Listing.read(Kinds.NAMESPACES, opener, pool, PAGE, namespaces::add);
    Listing.read(PODS_WITH_DECISIONS, opener, pool, PAGE, pods::add);
    return new ClusterPicture(nodes, namespaces, pods);
  }
}
