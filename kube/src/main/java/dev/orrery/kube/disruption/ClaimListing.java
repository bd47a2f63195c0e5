package dev.orrery.kube.disruption;

import java.util.List;
import java.util.Set;

/**
 * All claims at one moment.
 *
 * @param version of the list: it knows of every claim that was declared at or before it
 * @param uids of all claims, those included that cannot be read
 * @param claims those that can be read
 */
public record ClaimListing(long version, Set<String> uids, List<SeenClaim> claims) {

  /** Copies both. */
  public ClaimListing {
    uids = Set.copyOf(uids);
    claims = List.copyOf(claims);
  }
}
