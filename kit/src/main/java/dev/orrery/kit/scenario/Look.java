package dev.orrery.kit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How objects are looked at. */
@FunctionalInterface
public interface Look {

  /** An object or a list by its path; missing when there is none. */
  JsonNode read(String path);

  /** At the cluster as it is at each moment. */
  static Look live(KubernetesClient admin) {
    ObjectMapper mapper = new ObjectMapper();
    return path -> {
      try {
        String text = admin.raw(path);
        return text == null ? MissingNode.getInstance() : mapper.readTree(text);
      } catch (KubernetesClientException e) {
        if (e.getCode() == 404) {
          return MissingNode.getInstance();
        }
        throw e;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
