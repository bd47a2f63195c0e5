package dev.orrery.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md says of each account what the manifests say. */
class SecurityPageTest {

  private static final List<String> ACCOUNTS = List.of("scheduler", "controllers");

  @Test
  void theTableOfRightsIsWhatIsGranted() throws IOException {
    Set<String> said = new TreeSet<>();
    for (String line : Files.readAllLines(Manifests.FOLDER.resolveSibling("docs/security.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 8 && ACCOUNTS.contains(cells[1].strip())) {
        assertThat(cells[6]).as("the reason in %s", line).isNotBlank();
        said.addAll(acts(cells));
      }
    }
    Set<String> granted = new TreeSet<>();
    for (String account : ACCOUNTS) {
      Manifests.under(account).stream()
          .flatMap(SecurityPageTest::rules)
          .forEach(rule -> granted.addAll(acts(account, rule)));
    }
    assertThat(said).isEqualTo(granted);
  }

  private static List<String> acts(String[] cells) {
    return Stream.of(cells[5].strip().split(", *", -1))
        .map(
            verb ->
                act(cells[1].strip(), verb, cells[2].strip(), cells[3].strip(), cells[4].strip()))
        .toList();
  }

  private static List<String> acts(String account, PolicyRule rule) {
    List<String> acts = new ArrayList<>();
    List<String> names = rule.getResourceNames().isEmpty() ? List.of("") : rule.getResourceNames();
    for (String verb : rule.getVerbs()) {
      for (String group : rule.getApiGroups()) {
        for (String resource : rule.getResources()) {
          names.forEach(
              name ->
                  acts.add(act(account, verb, group.isEmpty() ? "core" : group, resource, name)));
        }
      }
    }
    return acts;
  }

  private static String act(
      String account, String verb, String group, String resource, String name) {
    return account + " " + verb + " " + group + " " + resource + " " + name;
  }

  private static Stream<PolicyRule> rules(HasMetadata object) {
    return switch (object) {
      case ClusterRole role -> role.getRules().stream();
      case Role role -> role.getRules().stream();
      default -> Stream.empty();
    };
  }
}
