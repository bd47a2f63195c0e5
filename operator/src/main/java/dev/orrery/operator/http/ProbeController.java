package dev.orrery.operator.http;

import dev.orrery.operator.role.Health;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** Probes of the kubelet. */
@Controller
@Produces(MediaType.TEXT_PLAIN)
final class ProbeController {

  private final HealthBoard board;

  ProbeController(HealthBoard board) {
    this.board = board;
  }

  /** The process answers. Says nothing of the API server: a restart here would not mend that. */
  @Get("/livez")
  String live() {
    return "ok\n";
  }

  /** Every role works, or stands ready to take over. */
  @Get("/readyz")
  HttpResponse<String> ready() {
    Health health = board.all();
    return HttpResponse.<String>status(
            health.ready() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(health.text());
  }
}
