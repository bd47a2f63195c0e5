package dev.orrery.operator.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.operator.settings.RoleName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the program asks for at its start is what the shipped roles allow: no more, no less. */
class PermissionsTest {

  @ParameterizedTest
  @EnumSource(RoleName.class)
  void theShippedRolesAllowJustThat(RoleName role) {
    Set<String> wanted = new TreeSet<>();
    Permissions.of(role).forEach(permission -> wanted.add(permission.toString()));
    for (String name : Permissions.definitions(role)) {
      wanted.add("get customresourcedefinitions.apiextensions.k8s.io " + name);
    }

    assertThat(shipped(role)).isEqualTo(wanted);
  }

  private static Set<String> shipped(RoleName role) {
    Set<String> acts = new TreeSet<>();
    rules(Path.of(System.getProperty("orrery.root", "..")).resolve("manifests"), role)
        .forEach(rule -> acts(rule).forEach(acts::add));
    return acts;
  }

  private static Stream<String> acts(PolicyRule rule) {
    List<String> names = rule.getResourceNames().isEmpty() ? List.of("") : rule.getResourceNames();
    return rule.getVerbs().stream()
        .flatMap(
            verb ->
                rule.getApiGroups().stream()
                    .flatMap(
                        group ->
                            rule.getResources().stream()
                                .flatMap(
                                    resource ->
                                        names.stream()
                                            .map(
                                                name ->
                                                    new Permission(
                                                            verb,
                                                            group,
                                                            resource,
                                                            name,
                                                            Permission.Scope.CLUSTER)
                                                        .toString()))));
  }

  private static Stream<PolicyRule> rules(Path manifests, RoleName role) {
    KubernetesSerialization types = new KubernetesSerialization();
    try (Stream<Path> files = Files.list(manifests.resolve(role.text()))) {
      return files
          .filter(file -> file.toString().endsWith("rbac.yaml"))
          .flatMap(file -> objects(types, file))
          .flatMap(PermissionsTest::rules)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<HasMetadata> objects(KubernetesSerialization types, Path file) {
    try {
      return Stream.of(Files.readString(file).split("(?m)^---$", -1))
          .map(document -> (HasMetadata) types.unmarshal(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<PolicyRule> rules(HasMetadata object) {
    return switch (object) {
      case ClusterRole role -> role.getRules().stream();
      case Role role -> role.getRules().stream();
      default -> Stream.empty();
    };
  }
}
