package dev.orrery.operator.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Metrics for Prometheus. */
@Controller
final class MetricsController {

  private final PrometheusRegistry registry;
  private final ExpositionFormats formats = ExpositionFormats.init();

  MetricsController(PrometheusRegistry registry) {
    this.registry = registry;
  }

  /** All metrics, in the format that the scraper asks for. */
  @Get("/metrics")
  HttpResponse<byte[]> metrics(@Header("Accept") @Nullable String accept) throws IOException {
    ExpositionFormatWriter writer = formats.findWriter(accept);
    ByteArrayOutputStream body = new ByteArrayOutputStream(16_384);
    writer.write(body, registry.scrape(), EscapingScheme.DEFAULT);
    return HttpResponse.ok(body.toByteArray()).header("Content-Type", writer.getContentType());
  }
}
