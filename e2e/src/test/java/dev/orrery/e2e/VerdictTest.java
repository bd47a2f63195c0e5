package dev.orrery.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.localcluster.audit.AccessUse;
import dev.orrery.localcluster.audit.Evidence;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final Grant BIND = grant("create", "pods/binding", "");
  private static final AccessUse BOUND = use("create", "pods/binding", true, "", "team-a");

  @Test
  void whatIsUsedIsWell() {
    assertThat(findings(BIND, BOUND)).isEmpty();
  }

  @Test
  void aRuleThatNobodyUsedIsFound() {
    assertThat(findings(BIND, use("create", "pods", true, "", "team-a")))
        .singleElement()
        .asString()
        .startsWith("ClusterRole/r: create pods/binding is granted, and no test used it.");
    assertThat(findings(BIND, use("create", "pods/binding", false, "", "team-a"))).hasSize(1);
    assertThat(findings(grant("get", "leases", "mine"), use("get", "leases", true, "other", "a")))
        .hasSize(1);
  }

  @Test
  void aWildcardIsFound() {
    assertThat(findings(grant("*", "pods", ""), use("*", "pods", true, "", "a")))
        .singleElement()
        .asString()
        .contains("is a wildcard");
  }

  @Test
  void aRuleWiderThanItsUseIsFound() {
    assertThat(findings(grant("get", "leases", ""), use("get", "leases", true, "mine", "team-a")))
        .singleElement()
        .asString()
        .contains("only ever used on [mine]");
    assertThat(findings(BIND, use("create", "pods/binding", true, "", "orrery-system")))
        .singleElement()
        .asString()
        .contains("granted everywhere and used in orrery-system only");
  }

  @Test
  void aRefusalIsFound() {
    AccessUse refused = use("list", "secrets", false, "", "");
    assertThat(Verdict.refused(List.of(new Evidence("c", List.of(BOUND, refused)))))
        .singleElement()
        .asString()
        .startsWith("on cluster c: orrery-system/orrery-scheduler may not list secrets");
  }

  @Test
  void noRulesAreNoGreen() {
    assertThat(new Verdict(List.of(), List.of()).findings()).hasSize(1);
  }

  private static List<String> findings(Grant grant, AccessUse use) {
    return new Verdict(List.of(grant), List.of(new Evidence("c", List.of(use)))).findings();
  }

  private static Grant grant(String verb, String resource, String name) {
    return new Grant("ClusterRole/r", true, verb, "", resource, name);
  }

  private static AccessUse use(
      String verb, String resource, boolean allowed, String name, String namespace) {
    return new AccessUse(
        "orrery-system/orrery-scheduler",
        verb,
        "",
        resource,
        allowed,
        allowed ? "ClusterRole/r" : "",
        Set.of(name),
        Set.of(namespace),
        1);
  }
}
