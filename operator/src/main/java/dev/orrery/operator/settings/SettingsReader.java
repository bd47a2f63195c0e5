package dev.orrery.operator.settings;

import dev.orrery.kube.lead.LeaseTerms;
import dev.orrery.operator.ExitCode;
import dev.orrery.operator.ExitException;
import io.micronaut.core.cli.CommandLine;
import io.micronaut.core.convert.ConversionService;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the settings: the command line first, then the environment, then the defaults. */
public final class SettingsReader {

  private final Map<Option, String> values = new EnumMap<>(Option.class);

  private SettingsReader() {}

  /**
   * Reads them.
   *
   * @throws ExitException with code 2 when an option is unknown or its value makes no sense
   */
  public static Settings read(String[] args, Map<String, String> environment) {
    SettingsReader reader = new SettingsReader();
    Map<String, String> given = arguments(args);
    for (Option option : Option.values()) {
      String standard = environment.getOrDefault(option.variable(), option.standard());
      reader.values.put(option, given.getOrDefault(option.text(), standard).strip());
    }
    return reader.settings(environment);
  }

  private static Map<String, String> arguments(String[] args) {
    CommandLine line = CommandLine.parse(args);
    Map<String, String> given = new HashMap<>();
    line.getUndeclaredOptions().forEach((name, value) -> given.put(name, String.valueOf(value)));
    for (String name : given.keySet()) {
      if (Option.of(name).isEmpty()) {
        throw usage("option --" + name + " is unknown. Maybe look at --help.");
      }
    }
    if (!line.getRemainingArgs().isEmpty()) {
      String first = line.getRemainingArgs().getFirst();
      throw usage("argument is " + first + ". Maybe write --option=value, see --help.");
    }
    return given;
  }

  private Settings settings(Map<String, String> environment) {
    return new Settings(
        roles(),
        systemNamespace(environment),
        list(Option.NAMESPACES),
        kubeconfigs(),
        text(Option.HOST),
        port(),
        json(),
        terms(),
        resync());
  }

  private String systemNamespace(Map<String, String> environment) {
    String given = text(Option.SYSTEM_NAMESPACE);
    return given.isEmpty() ? environment.getOrDefault("POD_NAMESPACE", "orrery-system") : given;
  }

  private Set<RoleName> roles() {
    Set<RoleName> roles = EnumSet.noneOf(RoleName.class);
    for (String text : list(Option.ROLES)) {
      roles.add(
          Arrays.stream(RoleName.values())
              .filter(role -> role.text().equals(text))
              .findFirst()
              .orElseThrow(() -> wrong(Option.ROLES, "use scheduler, controllers or both")));
    }
    if (roles.isEmpty()) {
      throw wrong(Option.ROLES, "use scheduler, controllers or both");
    }
    return roles;
  }

  private Map<RoleName, String> kubeconfigs() {
    String all = text(Option.KUBECONFIG);
    String scheduler = text(Option.KUBECONFIG_SCHEDULER);
    String controllers = text(Option.KUBECONFIG_CONTROLLERS);
    return Map.of(
        RoleName.SCHEDULER, scheduler.isEmpty() ? all : scheduler,
        RoleName.CONTROLLERS, controllers.isEmpty() ? all : controllers);
  }

  private int port() {
    String text = text(Option.PORT);
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    if (port < 0 || port > 65_535) {
      throw wrong(Option.PORT, "use a number from 0 to 65535");
    }
    return port;
  }

  private boolean json() {
    return switch (text(Option.LOG)) {
      case "json" -> true;
      case "text" -> false;
      default -> throw wrong(Option.LOG, "use text or json");
    };
  }

  private Duration resync() {
    Duration resync = duration(Option.RESYNC);
    if (resync.compareTo(Duration.ofSeconds(1)) < 0) {
      throw wrong(Option.RESYNC, "use a second or more: every object is read each time");
    }
    return resync;
  }

  private LeaseTerms terms() {
    try {
      return new LeaseTerms(
          duration(Option.LEASE_DURATION),
          duration(Option.RENEW_DEADLINE),
          duration(Option.RETRY_PERIOD));
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private Duration duration(Option option) {
    return ConversionService.SHARED
        .convert(text(option), Duration.class)
        .orElseThrow(() -> wrong(option, "write it like 15s or 500ms"));
  }

  private Set<String> list(Option option) {
    Set<String> parts = new TreeSet<>();
    for (String part : text(option).split(",", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  private String text(Option option) {
    return values.getOrDefault(option, "");
  }

  private ExitException wrong(Option option, String advice) {
    return usage("--" + option.text() + " is '" + text(option) + "'. Maybe " + advice + ".");
  }

  private static ExitException usage(String message) {
    return new ExitException(ExitCode.USAGE, message);
  }
}
