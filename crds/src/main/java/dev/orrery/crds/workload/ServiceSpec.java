package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Service in front of the pods. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "self.ports.all(p, self.ports.exists_one(q, q.port == p.port && q.protocol == p.protocol))",
    message =
        "ports has the same port and protocol twice. Maybe leave one out, or give it another port.")
@ValidationRule(
    value = "self.ports.size() <= 1 || self.ports.all(p, has(p.name))",
    message = "ports has several entries, and one has no name. Maybe give each a name.")
@ValidationRule(
    value =
        "self.ports.all(p, !has(p.name) || self.ports.exists_one(q, has(q.name) && q.name =="
            + " p.name))",
    message = "ports has the same name twice. Maybe give each a name of its own.")
@ValidationRule(
    value =
        "self.type == 'NodePort' || self.type == 'LoadBalancer' || self.ports.all(p,"
            + " !has(p.nodePort))",
    messageExpression =
        "'type is ' + self.type + ', which has no node ports. Maybe leave nodePort out, or set type"
            + " to NodePort.'")
public record ServiceSpec(
    @Size(max = 63)
        @Pattern("^[a-z]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription(
            "The Service's name; absent: the Workload's (shortened with a hash when longer than"
                + " 63).")
        @Nullable String name,
    @Default("ClusterIP")
        @JsonPropertyDescription(
            "How the Service is reached: ClusterIP, NodePort, LoadBalancer, or Headless (DNS gives"
                + " the pods' own addresses).")
        @Nullable ServiceType type,
    @Required
        @Size(min = 1, max = 32)
        @JsonPropertyDescription("The Service's ports; at least one.")
        List<ServicePort> ports) {

  /** How the Service is reached, with the default filled in. */
  public ServiceType effectiveType() {
    return type == null ? ServiceType.CLUSTER_IP : type;
  }
}
