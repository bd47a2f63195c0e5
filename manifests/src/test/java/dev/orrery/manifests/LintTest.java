package dev.orrery.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTest {

  private static final List<String> INSTALLED =
      List.of("system", "admission", "scheduler", "controllers");

  @Test
  void whatIsInstalledHasNoFindings() {
    assertThat(Lint.findings(installed())).isEmpty();
  }

  /** Each line changes one word of what is installed, and the linter has to notice. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "verbs: [list, watch] | verbs: ['*'] | has a wildcard",
        "resources: [workloads/status] | resources: ['workloads/*'] | has a wildcard",
        "resources: [pods/binding] | resources: [pods/exec] | grants [create] on pods/exec",
        "resources: [pods] | resources: [secrets] | grants [list, watch] on secrets",
        "verbs: [create] | verbs: [impersonate] | grants the verb impersonate",
        "resources: [services] | resources: [clusterroles] | writes clusterroles",
        "verbs: [get, patch] | verbs: [create, get, patch] | grants create by name",
        "kind: ServiceAccount\\n    name: orrery-scheduler | kind: Group\\n    name: system:authenticated | no ServiceAccount",
        "kind: ClusterRole\\n  name: orrery-controllers | kind: ClusterRole\\n  name: cluster-admin | refers to ClusterRole cluster-admin",
        "serviceAccountName: orrery-scheduler | serviceAccountName: default | refers to ServiceAccount default",
        "enforce: restricted | enforce: baseline | does not enforce restricted",
        "failurePolicy: Fail | failurePolicy: Ignore | lets pass what it could not judge",
        "failurePolicy: Ignore | failurePolicy: Fail | refuses everybody's writes",
        "validationActions: [Deny] | validationActions: [Warn] | denies nothing",
        "replicas: 2 | replicas: 1 | nobody takes over",
        "terminationGracePeriodSeconds: 20 | hostNetwork: true | shares a namespace with its node",
        "emptyDir: {} | hostPath: {path: /} | mounts a path of its node",
        "runAsNonRoot: true | runAsNonRoot: false | may run as root",
        "seccompProfile: {type: RuntimeDefault} | seccompProfile: {type: Unconfined} | seccomp",
        "allowPrivilegeEscalation: false | allowPrivilegeEscalation: true | may gain privileges",
        "readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | may write its root",
        "drop: [ALL] | drop: [NET_RAW] | keeps capabilities",
        "image: orrery/operator:0.1.0 | image: orrery/operator:latest | without a version",
        "limits: {memory: 512Mi} | limits: {} | no limit of memory"
      })
  void aViolationIsFound(String from, String to, String finding) {
    String before = from.replace("\\n", "\n");
    List<HasMetadata> objects = new ArrayList<>();
    boolean changed = false;
    for (String folder : INSTALLED) {
      for (String text : Manifests.texts(folder)) {
        String violated = text.replace(before, to.replace("\\n", "\n"));
        changed |= !violated.equals(text);
        objects.addAll(Manifests.parse(violated));
      }
    }
    assertThat(changed).as("%s is in what is installed", before).isTrue();
    assertThat(Lint.findings(objects)).anySatisfy(one -> assertThat(one).contains(finding));
  }

  @Test
  void whatIsThereTwiceIsFound() {
    List<HasMetadata> twice = new ArrayList<>(installed());
    twice.addAll(Manifests.under("admission"));
    assertThat(Lint.findings(twice)).anySatisfy(one -> assertThat(one).contains("is there twice"));
  }

  private static List<HasMetadata> installed() {
    return INSTALLED.stream().flatMap(folder -> Manifests.under(folder).stream()).toList();
  }
}
