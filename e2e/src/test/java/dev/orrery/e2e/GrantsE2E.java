package dev.orrery.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.localcluster.audit.AccessUse;
import dev.orrery.localcluster.audit.Evidence;
import dev.orrery.localcluster.audit.EvidenceFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs when all other tests have ended: what Orrery's ServiceAccounts may do is what they did, on
 * all clusters that the tests started, and nothing was refused to them.
 */
class GrantsE2E {

  private static final Set<String> ACCOUNTS = Set.of("orrery-scheduler", "orrery-controllers");

  private final EvidenceFolder folder =
      EvidenceFolder.ofEnvironment()
          .orElseThrow(
              () ->
                  new AssertionError(
                      EvidenceFolder.VARIABLE
                          + " is not set, so no evidence was collected. Maybe run through Maven."));
  private final List<Evidence> evidence = folder.evidence();

  @Test
  void everyClusterHasToldAndEveryAccountWasSeen() {
    Set<String> seen = new TreeSet<>();
    for (Evidence one : evidence) {
      one.uses().stream().map(AccessUse::account).forEach(seen::add);
    }
    System.out.printf("evidence of %d clusters about %s%n", evidence.size(), seen);
    assertThat(evidence).as("evidence in %s", folder.path()).isNotEmpty();
    assertThat(seen)
        .as("ServiceAccounts seen on %d clusters", evidence.size())
        .extracting(account -> account.substring(account.indexOf('/') + 1))
        .containsAll(ACCOUNTS);
    assertThat(folder.silent()).as("clusters that were started and told nothing").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "namespaced"})
  void whatIsGrantedIsUsed(String form) {
    Path folder = Shell.ROOT.resolve("manifests").resolve(form);
    Verdict verdict = new Verdict(Grant.of(Kubectl.objects(Kubectl.kustomize(folder))), evidence);
    System.out.printf(
        "%s: %d of %d granted rules were used%n", form, verdict.used(), verdict.grants().size());
    assertThat(verdict.findings()).isEmpty();
  }

  @Test
  void nothingWasRefused() {
    assertThat(evidence).as("evidence in %s", folder.path()).isNotEmpty();
    assertThat(Verdict.refused(evidence)).isEmpty();
  }
}
