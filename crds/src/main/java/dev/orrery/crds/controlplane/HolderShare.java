package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** How many claims one holder has. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HolderShare(
    @Required
        @Size(max = 400)
        @JsonPropertyDescription("The holder, as KIND/NAME or KIND/NAMESPACE/NAME.")
        String holder,
    @Required @Min(1) @JsonPropertyDescription("Claims held.") Integer held) {}
