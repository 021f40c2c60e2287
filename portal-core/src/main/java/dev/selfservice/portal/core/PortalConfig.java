// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an embedder decides about a portal.
 *
 * @param fallbackApprovers whom to ask when a stage's own rules find nobody, in this order; holders of the
 *     administrator role come last
 * @param administratorRole the role that carries every permission
 * @param firstAdministrator who is given the administrator role at each start, so that nobody is locked out
 * @param everyoneMay what the role {@code everyone} is given when the portal starts on an empty database
 * @param remember how long groups, roles and grants may be remembered; at most 30 seconds
 */
public record PortalConfig(
        List<Grantee> fallbackApprovers,
        RoleId administratorRole,
        Optional<PersonId> firstAdministrator,
        Set<Permission> everyoneMay,
        Duration remember,
        ProvisioningConfig provisioning,
        SignInConfig signIn) {

    /** What people usually may do: ask for access, decide what waits for them, see what they hold. */
    public static final Set<Permission> ORDINARY = Set.of(
            Permission.CATALOGUE_SEARCH,
            Permission.REQUESTS_SUBMIT,
            Permission.REQUESTS_READ,
            Permission.REQUESTS_WITHDRAW,
            Permission.TASKS_READ,
            Permission.TASKS_DECIDE,
            Permission.ASSIGNMENTS_READ,
            Permission.PEOPLE_SEARCH,
            Permission.TOKENS_MANAGE,
            Permission.SESSIONS_MANAGE);

    private static final Duration REMEMBER = Duration.ofSeconds(20);

    public PortalConfig {
        fallbackApprovers = List.copyOf(fallbackApprovers);
        everyoneMay = Set.copyOf(everyoneMay);
    }

    /** Returns the defaults: nobody may do anything until somebody is given a permission. */
    public static PortalConfig defaults() {
        return new PortalConfig(
                List.of(),
                new RoleId("portal-administrator"),
                Optional.empty(),
                Set.of(),
                REMEMBER,
                ProvisioningConfig.defaults(),
                SignInConfig.defaults());
    }

    /** Returns the fallbacks with the administrator role behind them. */
    public List<Grantee> allFallbacks() {
        return Stream.concat(fallbackApprovers.stream(), Stream.of(Grantee.role(administratorRole)))
                .toList();
    }

    /** Returns this with other fallbacks for finding approvers. */
    public PortalConfig fallbackApprovers(Grantee... grantees) {
        return new PortalConfig(
                List.of(grantees), administratorRole, firstAdministrator, everyoneMay, remember, provisioning, signIn);
    }

    /** Returns this with a first administrator. */
    public PortalConfig firstAdministrator(PersonId person) {
        return new PortalConfig(
                fallbackApprovers, administratorRole, Optional.of(person), everyoneMay, remember, provisioning, signIn);
    }

    /** Returns this with the permissions that everyone is given on an empty database. */
    public PortalConfig everyoneMay(Set<Permission> permissions) {
        return new PortalConfig(
                fallbackApprovers, administratorRole, firstAdministrator, permissions, remember, provisioning, signIn);
    }

    /** Returns this with another way of working off deliveries. */
    public PortalConfig provisioning(ProvisioningConfig other) {
        return new PortalConfig(
                fallbackApprovers, administratorRole, firstAdministrator, everyoneMay, remember, other, signIn);
    }

    /** Returns this with other rules for signing in. */
    public PortalConfig signIn(SignInConfig other) {
        return new PortalConfig(
                fallbackApprovers, administratorRole, firstAdministrator, everyoneMay, remember, provisioning, other);
    }

    /** Returns this with another time for which groups, roles and grants may be remembered. */
    public PortalConfig remember(Duration other) {
        return new PortalConfig(
                fallbackApprovers, administratorRole, firstAdministrator, everyoneMay, other, provisioning, signIn);
    }
}
