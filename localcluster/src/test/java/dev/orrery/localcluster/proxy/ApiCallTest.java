package dev.orrery.localcluster.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiCallTest {

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/pods, LIST, '', pods, '', ''",
    "GET, /api/v1/pods?watch=1&resourceVersion=7, WATCH, '', pods, '', ''",
    "GET, /api/v1/pods?resourceVersion=7&watch=true, WATCH, '', pods, '', ''",
    "GET, /api/v1/pods?allowWatchBookmarks=true, LIST, '', pods, '', ''",
    "GET, /api/v1/namespaces/a/pods/p, GET, '', pods, a, p",
    "POST, /api/v1/namespaces/a/pods/p/binding, CREATE, '', pods/binding, a, p",
    "PATCH, /apis/apps/v1/namespaces/a/deployments/d?force=true, PATCH, apps, deployments, a, d",
    "PATCH, /apis/orrery.dev/v1alpha1/controlplanes/default/status, PATCH, orrery.dev, controlplanes/status, '', default",
    "GET, /api/v1/namespaces, LIST, '', namespaces, '', ''",
    "GET, /api/v1/namespaces/a, GET, '', namespaces, '', a",
    "PUT, /api/v1/namespaces/a/finalize, UPDATE, '', namespaces/finalize, '', a",
    "DELETE, /apis/apps/v1/namespaces/a/deployments, DELETE_COLLECTION, apps, deployments, a, ''",
    "DELETE, /apis/apps/v1/namespaces/a/deployments/d, DELETE, apps, deployments, a, d",
    "POST, /apis/authorization.k8s.io/v1/selfsubjectaccessreviews, OTHER, authorization.k8s.io, selfsubjectaccessreviews, '', ''",
    "GET, /readyz, OTHER, '', '', '', ''",
    "GET, /apis/apps/v1, OTHER, apps, '', '', ''",
  })
  void takesPathsApart(
      String method,
      String uri,
      Verb verb,
      String group,
      String target,
      String namespace,
      String name) {
    ApiCall call = ApiCall.of(method, uri, "somebody");

    assertThat(call.verb()).isEqualTo(verb);
    assertThat(call.group()).isEqualTo(group);
    assertThat(call.target()).isEqualTo(target);
    assertThat(call.namespace()).isEqualTo(namespace);
    assertThat(call.name()).isEqualTo(name);
  }

  @Test
  void aRuleMayAskForAParameterAsItIsWritten() {
    CallMatch any = CallMatch.verbs(Verb.LIST).asking("resourceVersion=0");

    assertThat(any.test(pods("?limit=500&resourceVersion=0"))).isTrue();
    assertThat(any.test(pods("?resourceVersion=07"))).isFalse();
    assertThat(any.test(pods("?limit=500"))).isFalse();
    assertThat(any.test(pods(""))).isFalse();
  }

  private static ApiCall pods(String query) {
    return ApiCall.of("GET", "/api/v1/pods" + query, "somebody");
  }
}
