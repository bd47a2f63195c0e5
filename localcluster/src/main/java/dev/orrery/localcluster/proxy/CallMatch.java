package dev.orrery.localcluster.proxy;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which requests a rule is about. Empty parts match all.
 *
 * @param verbs empty matches all
 * @param target {@code resource} with all its subresources, or {@code resource/subresource}
 * @param namespace of the object
 * @param name of the object
 * @param agent a part of the caller's User-Agent
 * @param query a parameter of the query, such as {@code resourceVersion=0}
 */
public record CallMatch(
    Set<Verb> verbs, String target, String namespace, String name, String agent, String query) {

  /** Every request. */
  public static final CallMatch ALL = new CallMatch(Set.of(), "", "", "", "", "");

  /** Copies the set. */
  public CallMatch {
    verbs = Set.copyOf(verbs);
  }

  /** Requests with these verbs. */
  public static CallMatch verbs(Verb first, Verb... more) {
    return verbs(EnumSet.of(first, more));
  }

  /** Requests with one of these verbs; with any when there is none. */
  public static CallMatch verbs(Set<Verb> verbs) {
    return new CallMatch(verbs, "", "", "", "", "");
  }

  /** Requests that ask for a change. */
  public static CallMatch writes() {
    return verbs(Verb.CREATE, Verb.UPDATE, Verb.PATCH, Verb.DELETE, Verb.DELETE_COLLECTION);
  }

  /** The same, about this resource or subresource only. */
  public CallMatch of(String newTarget) {
    return new CallMatch(verbs, newTarget, namespace, name, agent, query);
  }

  /** The same, in this namespace only. */
  public CallMatch in(String newNamespace) {
    return new CallMatch(verbs, target, newNamespace, name, agent, query);
  }

  /** The same, about objects of this name only. */
  public CallMatch named(String newName) {
    return new CallMatch(verbs, target, namespace, newName, agent, query);
  }

  /** The same, from callers whose User-Agent holds this text. */
  public CallMatch by(String newAgent) {
    return new CallMatch(verbs, target, namespace, name, newAgent, query);
  }

  /** The same, where the query holds this parameter as it is written here. */
  public CallMatch asking(String newQuery) {
    return new CallMatch(verbs, target, namespace, name, agent, newQuery);
  }

  /** Whether the request is meant. */
  public boolean test(ApiCall call) {
    return request(call) && matches(namespace, call.namespace()) && matches(name, call.name());
  }

  /** Whether the event of a watch is meant: namespace and name are those of its object. */
  boolean test(ApiCall call, WatchEvent event) {
    return request(call) && matches(namespace, event.namespace()) && matches(name, event.name());
  }

  private boolean request(ApiCall call) {
    return (verbs.isEmpty() || verbs.contains(call.verb()))
        && (target.isEmpty() || target.equals(call.target()) || target.equals(call.resource()))
        && call.agent().contains(agent)
        && (query.isEmpty() || call.parameters().contains(query));
  }

  private static boolean matches(String wanted, String found) {
    return wanted.isEmpty() || wanted.equals(found);
  }
}
