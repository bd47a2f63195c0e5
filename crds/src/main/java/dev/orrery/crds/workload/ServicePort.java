package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** One port of a Service. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServicePort(
    @Size(min = 1, max = 63)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("Needed when there are several ports.")
        @Nullable String name,
    @Required @Min(1) @Max(65535) @JsonPropertyDescription("The port of the Service.") int port,
    @JsonPropertyDescription(
            "The containers' port, by number or by its name in the template; absent: the same as"
                + " port.")
        @Nullable IntOrString targetPort,
    @Default("TCP") @JsonPropertyDescription("TCP, UDP or SCTP.") @Nullable Protocol protocol,
    @Min(1)
        @Max(65535)
        @JsonPropertyDescription("The port on every node; absent: the cluster chooses.")
        @Nullable Integer nodePort) {

  /** The protocol, with the default filled in. */
  public Protocol effectiveProtocol() {
    return protocol == null ? Protocol.TCP : protocol;
  }
}
