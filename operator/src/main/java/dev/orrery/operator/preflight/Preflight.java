package dev.orrery.operator.preflight;

import dev.orrery.kube.http.ApiHttp;
import dev.orrery.operator.ExitCode;
import dev.orrery.operator.ExitException;
import dev.orrery.operator.settings.RoleName;
import dev.orrery.operator.settings.Settings;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** Checks, before a role starts, that the cluster has what it needs. */
public final class Preflight {

  private final Settings settings;

  /** With the program's settings. */
  public Preflight(Settings settings) {
    this.settings = settings;
  }

  /**
   * Checks for one role.
   *
   * @param http with the role's account
   * @throws ExitException with code 78 and one line that names all that is missing
   * @throws PreflightUnavailableException when the API server cannot be asked
   */
  public void check(RoleName role, ApiHttp http) {
    try {
      refuse(
          String.join("; ", new DefinitionCheck(http).problems(role)),
          "apply manifests/crds of this version first");
      refuse(permissions(role, http), "apply manifests of this version: its RBAC has them");
    } catch (CompletionException e) {
      throw new PreflightUnavailableException(
          "the API server does not answer: " + ApiHttp.cause(e));
    }
  }

  private String permissions(RoleName role, ApiHttp http) {
    List<Permission> missing =
        new PermissionCheck(http, settings.systemNamespace(), settings.namespaces())
            .missing(Permissions.of(role));
    return missing.isEmpty()
        ? ""
        : "role "
            + role.text()
            + " is not allowed to "
            + missing.stream().map(Permission::toString).collect(Collectors.joining(", "));
  }

  private static void refuse(String problem, String advice) {
    if (!problem.isEmpty()) {
      throw new ExitException(ExitCode.CONFIGURATION, problem + ". Maybe " + advice + ".");
    }
  }
}
