package dev.orrery.kit.subject;

import dev.orrery.kit.lane.Lane;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.operator.settings.RoleName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What one operator is started with.
 *
 * @param lane its cluster
 * @param proxy its only way there
 * @param spec how it is run
 * @param name no other operator of the lane has it
 */
public record Launch(Lane lane, FaultProxy proxy, OperatorSpec spec, String name) {

  /** The operator's own folder. */
  public Path folder() {
    return folder(lane, name);
  }

  /** Writes the kubeconfigs, each with a new token of the role's own account, by role. */
  public Map<RoleName, String> kubeconfigs() {
    return kubeconfigs(proxy, spec.roles(), folder(), lane::token);
  }

  private static Path folder(Lane lane, String name) {
    return lane.folder().resolve("operators").resolve(name);
  }

  /** Writes new tokens where an operator finds them that runs already. */
  static void renew(Lane lane, Operator operator) {
    var _ =
        kubeconfigs(
            operator.proxy(),
            EnumSet.allOf(RoleName.class),
            folder(lane, operator.name()),
            lane::token);
  }

  /** For as long as it takes to replace it, there is no token where an operator finds its own. */
  static void blank(Lane lane, Operator operator) {
    var _ =
        kubeconfigs(
            operator.proxy(),
            EnumSet.allOf(RoleName.class),
            folder(lane, operator.name()),
            _ -> "");
  }

  private static Map<RoleName, String> kubeconfigs(
      FaultProxy proxy, Set<RoleName> roles, Path folder, Function<RoleName, String> token) {
    Map<RoleName, String> files = new EnumMap<>(RoleName.class);
    try {
      Path accounts = Files.createDirectories(folder.resolve("accounts"));
      for (RoleName role : roles) {
        Path file = accounts.resolve("orrery-" + role.text() + ".kubeconfig");
        Files.writeString(file, proxy.kubeconfig(token.apply(role)));
        files.put(role, file.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
