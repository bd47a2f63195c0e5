package dev.orrery.localcluster.kubelet.loop;

import dev.orrery.localcluster.kubelet.api.ApiServer;
import dev.orrery.localcluster.kubelet.api.NodeJson;
import dev.orrery.localcluster.kubelet.api.NodePaths;
import dev.orrery.localcluster.kubelet.node.HeartbeatPlan;
import dev.orrery.localcluster.kubelet.time.Lateness;

/**
 * Renews every node's Lease and, less often, its conditions. The nodes' turns are spread evenly
 * over the interval. A turn counts as late by the time from when it was due to the server's answer.
 * For the loop's thread.
 */
final class Heartbeats {

  private static final long RETRY = 1_000;

  private final EventLoop loop;
  private final Outbox outbox;
  private final ApiServer api;
  private final NodeWriter nodes;
  private final HeartbeatPlan plan;
  private final int fleetSize;
  private final Lateness lateness = new Lateness();

  Heartbeats(
      EventLoop loop,
      Outbox outbox,
      ApiServer api,
      NodeWriter nodes,
      HeartbeatPlan plan,
      int fleetSize) {
    this.loop = loop;
    this.outbox = outbox;
    this.api = api;
    this.nodes = nodes;
    this.plan = plan;
    this.fleetSize = fleetSize;
  }

  /** The node's first Lease now, and its turns from now on. */
  void begin(SimNode node) {
    create(node);
    lease(node, turn(node, plan.renewMillis()));
    status(node, turn(node, plan.statusMillis()));
  }

  /** At once, outside the turns: the node is back. */
  void now(SimNode node) {
    renew(node, loop.now());
  }

  Lateness lateness() {
    return lateness;
  }

  /** The node's next turn, but not so soon after its registration that it would say nothing new. */
  private long turn(SimNode node, long interval) {
    long phase = interval * node.shape.index() / fleetSize;
    long earliest = loop.now() + interval / 4;
    return earliest + Math.floorMod(phase - earliest, interval);
  }

  private void lease(SimNode node, long due) {
    loop.at(
        due,
        () -> {
          if (!node.gone) {
            renew(node, due);
            lease(node, Math.max(due, loop.now() - plan.renewMillis()) + plan.renewMillis());
          }
        });
  }

  private void status(SimNode node, long due) {
    loop.at(
        due,
        () -> {
          if (!node.gone) {
            nodes.status(node);
            status(node, due + plan.statusMillis());
          }
        });
  }

  private void renew(SimNode node, long due) {
    outbox.offer(
        Lane.HEARTBEAT,
        NodeWriter.errand(
            () ->
                node.cut || node.gone
                    ? null
                    : api.request(
                        "PATCH",
                        NodePaths.lease(node.name()),
                        NodeJson.renewal(node.name(), plan.leaseSeconds(), loop.now()),
                        NodeWriter.MERGE),
            answer -> renewed(node, due, answer)));
  }

  private void renewed(SimNode node, long due, Answer answer) {
    if (answer.done()) {
      lateness.add(loop.now() - due);
    } else if (answer.code() == 404) {
      create(node);
    } else {
      loop.at(loop.now() + RETRY, () -> renew(node, due));
    }
  }

  private void create(SimNode node) {
    outbox.offer(
        Lane.HEARTBEAT,
        NodeWriter.errand(
            () ->
                node.cut || node.gone
                    ? null
                    : api.request(
                        "POST",
                        NodePaths.LEASES,
                        NodeJson.lease(node.name(), node.uid, plan.leaseSeconds(), loop.now()),
                        "application/json"),
            answer -> {
              if (answer.code() == 409) {
                renew(node, loop.now());
              } else if (!answer.done()) {
                loop.at(loop.now() + RETRY, () -> create(node));
              }
            }));
  }
}
