package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The disruption budget as it stands. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DisruptionStatus(
    @JsonPropertyDescription(
            "Open: claims are admitted within the limits. Frozen: a freeze window that holds back"
                + " everything is open. Stopped: the kill switch is engaged. Unknown: the ledger"
                + " or the settings cannot be used, and no claim is admitted.")
        @Nullable DisruptionState state,
    @Min(0) @JsonPropertyDescription("Claims held.") @Nullable Integer held,
    @Min(0) @JsonPropertyDescription("Claims that may be held at once.") @Nullable Integer atOnce,
    @Min(0) @JsonPropertyDescription("Claims admitted within the last hour.")
        @Nullable Integer lastHour,
    @Size(max = 32) @JsonPropertyDescription("Who holds how many, most first; at most 32.")
        @Nullable List<HolderShare> holders) {}
