package dev.orrery.localcluster.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the ServiceAccounts named {@code orrery-...} did on one cluster and were refused, out of its
 * audit log.
 *
 * @param cluster its name
 * @param uses one for each kind of request
 */
public record Evidence(String cluster, List<AccessUse> uses) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String ACCOUNTS = "system:serviceaccount:";
  private static final Pattern ACCOUNT = Pattern.compile(ACCOUNTS + "([^:]+):(orrery-[^:]+)");
  private static final Pattern GRANT =
      Pattern.compile("Binding \"[^\"]*\" of (Role|ClusterRole) \"([^\"]*)\"");

  /** Copies the uses. */
  public Evidence {
    uses = List.copyOf(uses);
  }

  /** All that the log holds. */
  public static Evidence of(String cluster, AuditLog log) {
    Map<Object, AccessUse> uses = new LinkedHashMap<>();
    log.read(ACCOUNTS, event -> add(uses, event));
    return new Evidence(cluster, List.copyOf(uses.values()));
  }

  /** What an earlier process wrote. */
  public static Evidence read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Evidence.class);
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + file);
    }
  }

  /** Writes it, whole or not at all. */
  public void write(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Path part = file.resolveSibling(file.getFileName() + ".part");
      JSON.writeValue(part.toFile(), this);
      Files.move(part, file);
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing " + file);
    }
  }

  private static void add(Map<Object, AccessUse> uses, AuditEvent event) {
    Matcher account = ACCOUNT.matcher(event.user());
    // A watch is told twice, when it begins and when it ends; the first is there also of one that
    // the cluster did not survive.
    boolean counts = event.complete() || event.stage().equals("ResponseStarted");
    if (!account.matches() || event.resource().isEmpty() || !counts) {
      return;
    }
    boolean allowed = !event.decision().equals("forbid");
    Matcher grant = GRANT.matcher(event.grant());
    String by = allowed && grant.find() ? grant.group(1) + "/" + grant.group(2) : "";
    AccessUse use =
        new AccessUse(
            account.group(1) + "/" + account.group(2),
            event.verb(),
            event.group(),
            event.resource() + (event.subresource().isEmpty() ? "" : "/" + event.subresource()),
            allowed,
            by,
            new TreeSet<>(Set.of(event.name())),
            new TreeSet<>(Set.of(event.namespace())),
            1);
    List<Object> key = List.of(use.account(), use.verb(), use.group(), use.resource(), allowed, by);
    uses.merge(key, use, Evidence::sum);
  }

  private static AccessUse sum(AccessUse one, AccessUse other) {
    return new AccessUse(
        one.account(),
        one.verb(),
        one.group(),
        one.resource(),
        one.allowed(),
        one.grant(),
        some(one.names(), other.names()),
        some(one.namespaces(), other.namespaces()),
        one.count() + other.count());
  }

  private static Set<String> some(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    for (String each : other) {
      if (both.size() < AccessUse.MOST) {
        both.add(each);
      }
    }
    return both;
  }
}
