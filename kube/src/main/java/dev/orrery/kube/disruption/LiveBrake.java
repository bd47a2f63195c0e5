package dev.orrery.kube.disruption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.crds.Api;
import dev.orrery.crds.controlplane.ControlPlane;
import dev.orrery.crds.controlplane.DisruptionPolicy;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.plan.disruption.Brake;
import dev.orrery.plan.disruption.BudgetTerms;
import dev.orrery.plan.disruption.BudgetUnavailableException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks live at the two places where disruption is stopped: ControlPlane {@code default}, and
 * ConfigMap {@code orrery-kill-switch} in the operator's namespace, which works without any
 * definition of ours. The ConfigMap engages the switch by being there, unless its {@code
 * data.engaged} is {@code "false"}; {@code data.reason} says why.
 */
public final class LiveBrake implements Brake {

  /** The ConfigMap's name. */
  public static final String NAME = "orrery-kill-switch";

  /** Where the ControlPlane is. */
  public static final String CONTROL_PLANE =
      "/apis/" + Api.GROUP + "/" + Api.VERSION + "/controlplanes/" + ControlPlane.NAME;

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final KubernetesSerialization TYPES = new KubernetesSerialization();

  private final ApiHttp http;
  private final String configMap;
  private final Supplier<CompletableFuture<ApiAnswer>> controlPlane;

  /**
   * Looks once for each question.
   *
   * @param namespace of the operator
   */
  public LiveBrake(ApiHttp http, String namespace) {
    this(http, namespace, () -> http.send(ApiRequest.get(CONTROL_PLANE)));
  }

  /**
   * Looks once for each question.
   *
   * @param namespace of the operator
   * @param controlPlane asks for the ControlPlane
   */
  public LiveBrake(
      ApiHttp http, String namespace, Supplier<CompletableFuture<ApiAnswer>> controlPlane) {
    this.http = http;
    this.controlPlane = controlPlane;
    this.configMap = new ObjectRef("v1", "configmaps", namespace, NAME).path();
  }

  @Override
  public String engaged() {
    var fromConfigMap = http.send(ApiRequest.get(configMap));
    var fromControlPlane = controlPlane.get();
    String reason = byConfigMap(fromConfigMap);
    if (reason.isEmpty()) {
      ControlPlane object = controlPlane(fromControlPlane);
      reason = object == null ? "" : Terms.stop(object.getSpec().budget());
    }
    return reason;
  }

  @Override
  public BudgetTerms terms() {
    var fromConfigMap = http.send(ApiRequest.get(configMap));
    var fromControlPlane = controlPlane.get();
    String reason = byConfigMap(fromConfigMap);
    if (!reason.isEmpty()) {
      // Whatever the limits are, and whether or not they can be read: nothing is admitted.
      return Terms.of(DisruptionPolicy.STANDARD, reason);
    }
    ControlPlane object = controlPlane(fromControlPlane);
    if (object == null) {
      throw new BudgetUnavailableException(
          "There is no ControlPlane default, so Orrery only observes. Maybe create it.");
    }
    return Terms.of(object.getSpec().budget(), reason);
  }

  private String byConfigMap(CompletableFuture<ApiAnswer> asked) {
    ApiAnswer answer = answer(configMap, asked);
    if (answer.code() == 404) {
      return "";
    }
    JsonNode data = json(configMap, answer).path("data");
    if ("false".equals(data.path("engaged").asText())) {
      return "";
    }
    String reason = data.path("reason").asText().strip();
    return "ConfigMap " + NAME + ": " + (reason.isEmpty() ? "no reason given" : reason);
  }

  private static @Nullable ControlPlane controlPlane(CompletableFuture<ApiAnswer> asked) {
    ApiAnswer answer = answer(CONTROL_PLANE, asked);
    if (answer.code() == 404) {
      return null;
    }
    try {
      return TYPES.convertValue(json(CONTROL_PLANE, answer), ControlPlane.class);
    } catch (IllegalArgumentException e) {
      throw new BudgetUnavailableException(CONTROL_PLANE + " cannot be read: " + e.getMessage());
    }
  }

  private static ApiAnswer answer(String path, CompletableFuture<ApiAnswer> asked) {
    ApiAnswer answer;
    try {
      answer = asked.join();
    } catch (CompletionException e) {
      throw new BudgetUnavailableException(path + ": no answer: " + ApiHttp.cause(e));
    }
    if (!answer.successful() && answer.code() != 404) {
      throw new BudgetUnavailableException(path + ": " + answer.body().strip());
    }
    return answer;
  }

  private static JsonNode json(String path, ApiAnswer answer) {
    try {
      return MAPPER.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new BudgetUnavailableException(path + " is no JSON: " + e.getOriginalMessage());
    }
  }
}
