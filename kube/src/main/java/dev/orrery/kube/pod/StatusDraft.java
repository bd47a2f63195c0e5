package dev.orrery.kube.pod;

import dev.orrery.scheduler.model.Resources;
import org.jspecify.annotations.Nullable;

/** What a container's status says of its resources. */
final class StatusDraft {

  String name = "";
  @Nullable Resources allocated;
  @Nullable Claims actual;

  Claims actual() {
    Claims made = new Claims();
    actual = made;
    return made;
  }
}
