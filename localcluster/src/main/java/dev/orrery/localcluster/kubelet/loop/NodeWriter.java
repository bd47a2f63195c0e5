package dev.orrery.localcluster.kubelet.loop;

import dev.orrery.localcluster.fleet.NodeTaint;
import dev.orrery.localcluster.kubelet.api.ApiServer;
import dev.orrery.localcluster.kubelet.api.NodeJson;
import dev.orrery.localcluster.kubelet.api.NodePaths;
import dev.orrery.localcluster.kubelet.api.NodeView;
import dev.orrery.localcluster.kubelet.api.StatusPatch;
import java.net.http.HttpRequest;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Registers nodes and has their conditions written. For the loop's thread. */
final class NodeWriter {

  private static final String JSON = "application/json";
  static final String MERGE = "application/merge-patch+json";
  private static final long PAUSE = 1_000;

  private final EventLoop loop;
  private final Outbox outbox;
  private final ApiServer api;
  private final String fleet;
  private final Consumer<SimNode> registered;
  private final Consumer<String> failed;

  /**
   * A writer for a fleet.
   *
   * @param registered is called with each node once it is there and ready for pods
   * @param failed is called with what cannot succeed, however often it is tried
   */
  NodeWriter(
      EventLoop loop,
      Outbox outbox,
      ApiServer api,
      String fleet,
      Consumer<SimNode> registered,
      Consumer<String> failed) {
    this.loop = loop;
    this.outbox = outbox;
    this.api = api;
    this.fleet = fleet;
    this.registered = registered;
    this.failed = failed;
  }

  void register(SimNode node) {
    send(
        Lane.REGISTRATION,
        node,
        () -> {
          node.readySince = loop.now();
          byte[] body = NodeJson.node(node.shape, fleet, node.addresses, loop.now());
          return api.request("POST", NodePaths.NODES, body, JSON);
        },
        answer -> {
          if (answer.done()) {
            created(node, answer);
          } else if (answer.code() == 409) {
            adopt(node);
          } else {
            retry(answer, "POST node " + node.name(), () -> register(node));
          }
        });
  }

  /** The node's whole status anew: it is back, or someone called it not ready. */
  void returned(SimNode node) {
    node.readySince = loop.now();
    status(node);
  }

  void status(SimNode node) {
    send(
        Lane.HEARTBEAT,
        node,
        () -> wholeStatus(node),
        answer -> {
          if (answer.passing()) {
            loop.at(loop.now() + PAUSE, () -> status(node));
          }
        });
  }

  void remove(NodeView view) {
    outbox.offer(
        Lane.REGISTRATION,
        errand(
            () -> api.request("DELETE", NodePaths.node(view.name()), null, JSON),
            answer -> {
              if (answer.passing()) {
                loop.at(loop.now() + PAUSE, () -> remove(view));
              }
            }));
  }

  private void created(SimNode node, Answer answer) {
    NodeView view = NodePaths.read(answer.text());
    node.seen(view);
    if (view.taints().stream().anyMatch(NodeWriter::notReady)) {
      untaint(node, view);
    } else {
      registered(node);
    }
  }

  private static boolean notReady(NodeTaint taint) {
    return taint.key().equals(NodeJson.NOT_READY);
  }

  /** Admission taints every new node; where no controller manager runs, nobody else removes it. */
  private void untaint(SimNode node, NodeView view) {
    send(
        Lane.REGISTRATION,
        node,
        () ->
            api.request(
                "PATCH",
                NodePaths.node(node.name()),
                NodeJson.taints(
                    view.taints().stream().filter(taint -> !notReady(taint)).toList(),
                    view.resourceVersion()),
                MERGE),
        answer -> {
          if (answer.done()) {
            node.seen(NodePaths.read(answer.text()));
            registered(node);
          } else if (answer.code() == 409) {
            look(node, this::created); // someone else wrote, perhaps the same
          } else {
            retry(answer, "PATCH node " + node.name(), () -> untaint(node, view));
          }
        });
  }

  private void look(SimNode node, BiConsumer<SimNode, Answer> then) {
    send(
        Lane.REGISTRATION,
        node,
        () -> api.request("GET", NodePaths.node(node.name()), null, JSON),
        answer -> {
          if (answer.done()) {
            then.accept(node, answer);
          } else {
            retry(answer, "GET node " + node.name(), () -> look(node, then));
          }
        });
  }

  /** The node is there already: from an earlier run, or it is somebody else's. */
  private void adopt(SimNode node) {
    look(
        node,
        (found, answer) -> {
          NodeView view = NodePaths.read(answer.text());
          if (fleet.equals(view.labels().get(NodeJson.FLEET_LABEL))) {
            relabel(found);
          } else {
            failed.accept(
                "node %s exists and is not of fleet %s. Maybe give the groups of the fleet other names."
                    .formatted(found.name(), fleet));
          }
        });
  }

  private void relabel(SimNode node) {
    send(
        Lane.REGISTRATION,
        node,
        () ->
            api.request(
                "PATCH", NodePaths.node(node.name()), NodeJson.labels(node.shape, fleet), MERGE),
        answer -> {
          if (answer.done()) {
            restate(node);
          } else {
            retry(answer, "PATCH node " + node.name(), () -> relabel(node));
          }
        });
  }

  private void restate(SimNode node) {
    send(
        Lane.REGISTRATION,
        node,
        () -> wholeStatus(node),
        answer -> {
          if (answer.done()) {
            created(node, answer);
          } else {
            retry(answer, "PATCH node " + node.name(), () -> restate(node));
          }
        });
  }

  private HttpRequest wholeStatus(SimNode node) {
    return api.request(
        "PATCH",
        NodePaths.node(node.name()) + "/status",
        NodeJson.status(node.shape, node.addresses, node.readySince, loop.now()),
        StatusPatch.TYPE);
  }

  private void registered(SimNode node) {
    node.registered = true;
    registered.accept(node);
  }

  private void retry(Answer answer, String what, Runnable again) {
    if (answer.passing() || answer.missing()) {
      loop.at(loop.now() + PAUSE, again);
    } else {
      failed.accept(
          "%s: %d %s. Maybe the kubeconfig's user may not write nodes."
              .formatted(what, answer.code(), answer.text()));
    }
  }

  private void send(
      Lane lane, SimNode node, Supplier<HttpRequest> request, Consumer<Answer> answered) {
    outbox.offer(lane, errand(() -> node.cut ? null : request.get(), answered));
  }

  static Errand errand(Supplier<@Nullable HttpRequest> request, Consumer<Answer> answered) {
    return new Errand() {
      @Override
      public @Nullable HttpRequest request() {
        return request.get();
      }

      @Override
      public void answered(Answer answer) {
        answered.accept(answer);
      }
    };
  }
}
