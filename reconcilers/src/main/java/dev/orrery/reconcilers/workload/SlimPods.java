package dev.orrery.reconcilers.workload;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cache of pods that keeps only what the steps read: a tenth of a pod. */
final class SlimPods implements ItemStore<Pod> {

  private final Map<String, Pod> pods = new ConcurrentHashMap<>();

  @Override
  public String getKey(Pod pod) {
    return Cache.metaNamespaceKeyFunc(pod);
  }

  @Override
  public @Nullable Pod put(String key, Pod pod) {
    return pods.put(key, slim(pod));
  }

  @Override
  public @Nullable Pod remove(String key) {
    return pods.remove(key);
  }

  @Override
  public Stream<String> keySet() {
    return pods.keySet().stream();
  }

  @Override
  public Stream<Pod> values() {
    return pods.values().stream();
  }

  @Override
  public @Nullable Pod get(String key) {
    return pods.get(key);
  }

  @Override
  public int size() {
    return pods.size();
  }

  @Override
  public boolean isFullState() {
    return false;
  }

  static Pod slim(Pod pod) {
    var meta = pod.getMetadata();
    var builder =
        new PodBuilder()
            .withMetadata(
                new ObjectMetaBuilder()
                    .withName(meta.getName())
                    .withNamespace(meta.getNamespace())
                    .withUid(meta.getUid())
                    .withResourceVersion(meta.getResourceVersion())
                    .withCreationTimestamp(meta.getCreationTimestamp())
                    .withDeletionTimestamp(meta.getDeletionTimestamp())
                    .withLabels(meta.getLabels())
                    .withOwnerReferences(meta.getOwnerReferences())
                    .withAnnotations(PodOwner.kept(meta.getAnnotations()))
                    .build())
            .withNewSpec()
            .withNodeName(pod.getSpec() == null ? null : pod.getSpec().getNodeName())
            .endSpec();
    return pod.getStatus() == null
        ? builder.build()
        : builder
            .withNewStatus()
            .withPhase(pod.getStatus().getPhase())
            .withConditions(scheduled(pod))
            .endStatus()
            .build();
  }

  private static List<PodCondition> scheduled(Pod pod) {
    List<PodCondition> all = pod.getStatus().getConditions();
    return all == null
        ? List.of()
        : all.stream().filter(condition -> "PodScheduled".equals(condition.getType())).toList();
  }
}
