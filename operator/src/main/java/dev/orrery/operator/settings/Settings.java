package dev.orrery.operator.settings;

import dev.orrery.kube.lead.LeaseTerms;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What the program is told at its start.
 *
 * @param roles at least one
 * @param systemNamespace of the program's own objects
 * @param namespaces what the controllers watch; empty means all
 * @param kubeconfigs a file for each role; empty text means the usual places
 * @param host address to listen on
 * @param port port to listen on, 0 for any free one
 * @param jsonLog whether log lines are JSON objects
 * @param leaseTerms times of the election
 * @param resync so often everything is listed anew, to find what a watch lost
 */
public record Settings(
    Set<RoleName> roles,
    String systemNamespace,
    Set<String> namespaces,
    Map<RoleName, String> kubeconfigs,
    String host,
    int port,
    boolean jsonLog,
    LeaseTerms leaseTerms,
    Duration resync) {}
