package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.orrery.crds.disruption.DisruptionActivity;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A time that comes again and again, in which no new claim is admitted. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "self.schedule.matches('^[0-9A-Z,/*-]+ [0-9,/*-]+ [0-9,/*-]+ [0-9A-Z,/*-]+"
            + " [0-9A-Z,/*-]+$')",
    messageExpression =
        "'schedule is ' + self.schedule + '. Maybe write five fields, minute hour day month"
            + " weekday, like 0 8 * * MON-FRI.'")
@ValidationRule(
    value = "self.duration.matches('^([1-9][0-9]{0,2}h)?([1-9][0-9]{0,2}m)?$')",
    messageExpression =
        "'duration is ' + self.duration + '. Maybe write hours and minutes, like 10h, 30m or"
            + " 1h30m.'")
public record FreezeWindowSpec(
    @Required
        @Size(min = 1, max = 63)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("What messages call it.")
        String name,
    @Required
        @Size(min = 9, max = 100)
        @JsonPropertyDescription(
            "When it begins, as five cron fields: minute hour day month weekday, such as 0 8 * *"
                + " MON-FRI.")
        String schedule,
    @Default("UTC")
        @Size(min = 1, max = 64)
        @Pattern("^[A-Za-z][A-Za-z0-9_+/-]*$")
        @JsonPropertyDescription(
            "The time zone of the schedule, by its name, such as Europe/Berlin.")
        @Nullable String timeZone,
    @Required
        @Size(min = 2, max = 8)
        @JsonPropertyDescription("How long it lasts, such as 10h, 30m or 1h30m.")
        String duration,
    @Size(max = 5) @JsonPropertyDescription("What it holds back; absent or empty: everything.")
        @Nullable List<DisruptionActivity> activities) {

  /** The time zone, with the default filled in. */
  public String effectiveTimeZone() {
    return timeZone == null ? "UTC" : timeZone;
  }
}
