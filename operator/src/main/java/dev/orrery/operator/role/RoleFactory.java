package dev.orrery.operator.role;

/** Makes a role, once the cluster is known to have what it needs. */
@FunctionalInterface
public interface RoleFactory {

  /** The role, with the clients that act under its account. */
  Role create(RoleClients clients);
}
