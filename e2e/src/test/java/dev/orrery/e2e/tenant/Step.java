package dev.orrery.e2e.tenant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One request, or the same one several times.
 *
 * @param as who makes it: tenant (unless it says otherwise), limited or admin
 * @param method such as POST
 * @param path with the query
 * @param type of the body
 * @param user whom it claims to be, empty for itself
 * @param times how often; {@code {i}} in path and body counts from 0
 * @param body as the file has it, not expanded yet
 */
record Step(
    String as, String method, String path, String type, String user, int times, JsonNode body) {

  private static final String JSON = "application/json";

  static Step of(JsonNode step) {
    String[] call = step.path("call").asText().split(" ", 2);
    String standard = call[0].equals("PATCH") ? "application/merge-patch+json" : JSON;
    return new Step(
        step.path("as").asText("tenant"),
        call[0],
        call[1],
        step.path("type").asText(standard),
        step.path("user").asText(""),
        step.path("times").asInt(1),
        step.path("body"));
  }
}
