package dev.orrery.kube.http;

import io.fabric8.kubernetes.client.Config;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The Authorization header. Service account tokens rotate, so the configuration is read again once
 * a minute and whenever the server said 401.
 */
final class Credentials {

  private static final long REFRESH_NANOS = 60_000_000_000L;

  private final LongSupplier nanos;
  private Config config;
  private @Nullable String header;
  private long readAt;

  Credentials(Config config, LongSupplier nanos) {
    this.config = config;
    this.nanos = nanos;
    this.header = headerOf(config);
    this.readAt = nanos.getAsLong();
  }

  /** The header's value, null where the client certificate is all there is. */
  synchronized @Nullable String header() {
    if (header != null && nanos.getAsLong() - readAt > REFRESH_NANOS) {
      refresh();
    }
    return header;
  }

  /** Reads the configuration again; true when that gave another header. */
  synchronized boolean refresh() {
    config = config.refresh();
    readAt = nanos.getAsLong();
    String fresh = headerOf(config);
    boolean changed = fresh != null && !fresh.equals(header);
    if (fresh != null) {
      header = fresh;
    }
    return changed;
  }

  private static @Nullable String headerOf(Config config) {
    String token = token(config);
    if (token != null) {
      return "Bearer " + token;
    }
    String user = config.getUsername();
    String password = config.getPassword();
    if (user == null || user.isEmpty() || password == null) {
      return null;
    }
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static @Nullable String token(Config config) {
    var provider = config.getOauthTokenProvider();
    String[] candidates = {
      provider == null ? null : provider.getToken(),
      config.getOauthToken(),
      config.getAutoOAuthToken()
    };
    for (String candidate : candidates) {
      if (candidate != null && !candidate.isBlank()) {
        return candidate;
      }
    }
    return null;
  }
}
