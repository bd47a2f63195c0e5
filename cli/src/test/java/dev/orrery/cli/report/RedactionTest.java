package dev.orrery.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  private static final String SECRET = "correct-horse-battery";

  private final Redaction redaction = new Redaction();

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"').replace("SECRET", SECRET));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'spec':{'containers':[{'name':'c','env':[{'name':'A','value':'SECRET'}]}]}}",
        "{'spec':{'template':{'spec':{'initContainers':[{'env':[{'name':'A','value':'SECRET'}]}]}}}}",
        "{'metadata':{'annotations':{'kubectl.kubernetes.io/last-applied-configuration':'x SECRET'}}}",
        "{'spec':{'containers':[{'args':['--password','SECRET']}]}}",
        "{'spec':{'containers':[{'command':['sh','-c','login SECRET']}]}}",
        "{'livenessProbe':{'httpGet':{'httpHeaders':[{'name':'X','value':'SECRET'}]}}}",
        "{'lifecycle':{'preStop':{'exec':{'command':['SECRET']}}}}",
        "{'volumes':[{'csi':{'volumeAttributes':{'key':'SECRET'}}}]}",
        "{'kind':'Secret','data':{'k':'SECRET'},'stringData':{'k':'SECRET'}}",
        "{'spec':{'adminPassword':'SECRET'}}",
        "{'metadata':{'managedFields':[{'x':'SECRET'}]}}"
      })
  void secretsAreTakenFromWhereTheyAreUsuallyPut(String object) throws JsonProcessingException {
    assertThat(redaction.strip(json(object)).toString()).doesNotContain(SECRET);
  }

  @Test
  void whatExplainsPlacementStays() throws JsonProcessingException {
    JsonNode pod =
        json(
            "{'metadata':{'name':'p','labels':{'app':'shop'},"
                + "'annotations':{'orrery.dev/placement':'score 3'}},"
                + "'spec':{'schedulerName':'orrery','containers':[{'name':'c','image':'i:1',"
                + "'env':[{'name':'A','valueFrom':{'fieldRef':{'fieldPath':'spec.nodeName'}}}],"
                + "'resources':{'requests':{'cpu':'1'}}}],'tolerations':[{'key':'gpu','value':'true'}]}}");
    assertThat(redaction.strip(pod)).isEqualTo(pod);
  }

  @Test
  void aValueTakenFromOneObjectIsBlankedEverywhere() throws JsonProcessingException {
    redaction.strip(json("{'env':[{'name':'A','value':'SECRET'}]}"));
    String encoded = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
    assertThat(redaction.blank("log: cannot log in with " + SECRET + "!"))
        .isEqualTo("log: cannot log in with [redacted]!");
    assertThat(redaction.blank("encoded " + encoded)).doesNotContain(encoded);
    JsonNode event = redaction.blank(json("{'note':'tried SECRET','SECRET':1,'n':[2,'SECRETx']}"));
    assertThat(event.toString()).doesNotContain(SECRET).contains("\"n\":[2,");
  }

  @Test
  void shortValuesDoNotBlankTheWorld() throws JsonProcessingException {
    JsonNode stripped = redaction.strip(json("{'env':[{'name':'DEBUG','value':'true'}]}"));
    assertThat(stripped.toString()).doesNotContain("true");
    assertThat(redaction.blank("it is true")).isEqualTo("it is true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer abcdef123456",
        "token eyJhbGciOiJSUzI1NiIs.eyJpc3MiOiJrdWJl.c2ln is bad",
        "postgres://shop:hunter22@db:5432/shop",
        "connect failed: password=hunter22, retrying",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----"
      })
  void credentialsAreRecognisedByTheirForm(String text) {
    assertThat(redaction.blank(text))
        .contains(Redaction.BLANK)
        .doesNotContain("hunter22", "abcdef123456", "eyJpc3M", "MIIEow");
  }

  @Test
  void theLongestKnownValueWins() {
    KnownValues known = new KnownValues();
    known.add("abcdefgh");
    known.add("abcdefghij");
    assertThat(known.blank("1abcdefghij2abcdefgh3", "#")).isEqualTo("1#2#3");
  }
}
