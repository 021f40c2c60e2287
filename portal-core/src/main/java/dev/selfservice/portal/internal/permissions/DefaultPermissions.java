// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.permissions;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.internal.audit.AuditTrail;
import dev.selfservice.portal.internal.guard.Caller;
import dev.selfservice.portal.internal.guard.CommandRule;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.internal.guard.Guard;
import dev.selfservice.portal.permissions.PermissionExplanation;
import dev.selfservice.portal.permissions.PermissionGrant;
import dev.selfservice.portal.permissions.PermissionInfo;
import dev.selfservice.portal.permissions.Permissions;
import dev.selfservice.portal.permissions.RoleHolder;
import dev.selfservice.portal.permissions.RoleSummary;
import dev.selfservice.portal.permissions.spi.PermissionStore;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.spi.Transactions;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Portal permissions by role, and our own roles by person. */
public final class DefaultPermissions implements Permissions {

    private static final CommandRule MANAGE = CommandRule.of(Permission.PERMISSIONS_MANAGE);

    private final Guard guard;
    private final Directory directory;
    private final PermissionStore store;
    private final Transactions transactions;
    private final AuditTrail trail;
    private final Clock clock;

    public DefaultPermissions(
            Guard guard,
            Directory directory,
            PermissionStore store,
            Transactions transactions,
            AuditTrail trail,
            Clock clock) {
        this.guard = guard;
        this.directory = directory;
        this.store = store;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Set<Permission> mine(Actor actor) {
        return guard.who(actor).permissions();
    }

    @Override
    public List<PermissionInfo> catalogue(Actor actor) {
        guard.check(actor, MANAGE);
        return Arrays.stream(Permission.values())
                .map(permission -> new PermissionInfo(permission.label(), permission.description()))
                .toList();
    }

    @Override
    public List<PermissionGrant> grants(Actor actor) {
        guard.check(actor, MANAGE);
        return transactions.read(store::grants);
    }

    @Override
    public PermissionGrant grant(Actor actor, RoleId role, Permission permission) {
        Caller caller = guard.check(actor, MANAGE);
        requireRole(role);
        PermissionGrant grant = new PermissionGrant(role, permission, clock.instant(), caller.ref());
        PermissionGrant stored = transactions.call(() -> {
            if (store.insert(grant)) {
                trail.record(actor, "permissions.grant", subject(role), permission.label(), Optional.empty());
                return grant;
            }
            return store.grants().stream()
                    .filter(each -> each.role().equals(role) && each.permission() == permission)
                    .findFirst()
                    .orElse(grant);
        });
        directory.forgetGrants();
        return stored;
    }

    @Override
    public void revoke(Actor actor, RoleId role, Permission permission) {
        guard.check(actor, MANAGE);
        transactions.run(() -> {
            if (store.delete(role, permission)) {
                trail.record(actor, "permissions.revoke", subject(role), permission.label(), Optional.empty());
                refuseLockout();
            }
        });
        directory.forgetGrants();
    }

    @Override
    public List<RoleSummary> roles(Actor actor) {
        guard.check(actor, MANAGE);
        Map<RoleId, String> roles = new TreeMap<>(Comparator.comparing(RoleId::value));
        roles.put(RequestType.EVERYONE, "Everyone");
        transactions.read(() -> {
            store.rolesGiven().forEach(role -> roles.put(role, role.value()));
            store.grants()
                    .forEach(grant ->
                            roles.putIfAbsent(grant.role(), grant.role().value()));
            return roles;
        });
        roles.putAll(directory.knownRoles());
        return roles.entrySet().stream()
                .map(role -> new RoleSummary(role.getKey(), role.getValue()))
                .sorted(Comparator.comparing(RoleSummary::title)
                        .thenComparing(role -> role.id().value()))
                .toList();
    }

    @Override
    public Page<RoleHolder> holders(Actor actor, RoleId role, PageRequest page) {
        guard.check(actor, MANAGE);
        return transactions.read(() -> store.holders(role, page));
    }

    @Override
    public void give(Actor actor, RoleId role, PersonId person) {
        Caller caller = guard.check(actor, MANAGE);
        requireRole(role);
        if (role.equals(RequestType.EVERYONE)) {
            throw InvalidException.of("role", "implicit", "every active person holds the role everyone");
        }
        Person holder = directory
                .findActive(person)
                .orElseThrow(() -> InvalidException.of("person", "unknown", "there is no such person"));
        transactions.run(() -> {
            if (store.give(role, holder.ref(), caller.ref(), clock.instant())) {
                trail.record(actor, "permissions.give", subject(role), person.value(), Optional.empty());
            }
        });
        directory.forget(person);
    }

    @Override
    public void take(Actor actor, RoleId role, PersonId person) {
        guard.check(actor, MANAGE);
        refuseLastHolder(role, person);
        transactions.run(() -> {
            if (store.take(role, person)) {
                trail.record(actor, "permissions.take", subject(role), person.value(), Optional.empty());
            }
        });
        directory.forget(person);
    }

    @Override
    public List<PermissionExplanation> explain(Actor actor, PersonId person) {
        guard.check(actor, MANAGE);
        boolean active = directory.findActive(person).isPresent();
        Set<Grantee> grantees = active ? directory.granteesOf(person) : Set.of();
        Map<RoleId, Set<Permission>> grants = directory.grants();
        return Arrays.stream(Permission.values())
                .map(permission -> explain(permission, grants, grantees))
                .toList();
    }

    private static PermissionExplanation explain(
            Permission permission, Map<RoleId, Set<Permission>> grants, Set<Grantee> grantees) {
        List<RoleId> carrying = grants.entrySet().stream()
                .filter(grant -> grant.getValue().contains(permission))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(RoleId::value))
                .toList();
        List<RoleId> through = carrying.stream()
                .filter(role -> grantees.contains(Grantee.role(role)))
                .toList();
        List<RoleId> wouldGive =
                carrying.stream().filter(role -> !through.contains(role)).toList();
        return new PermissionExplanation(permission, !through.isEmpty(), through, wouldGive);
    }

    /** A role is known to the identity store, carries a permission here, or is held here: a slip of the pen is none. */
    private void requireRole(RoleId role) {
        boolean known = role.equals(RequestType.EVERYONE)
                || directory.knownRoles().containsKey(role)
                || directory.grants().containsKey(role)
                || transactions.read(store::rolesGiven).contains(role);
        if (!known) {
            throw InvalidException.of("role", "unknown", "there is no role " + role);
        }
    }

    /** Looks people up, and therefore before the transaction; the configuration's first administrator mends a lost race. */
    private void refuseLastHolder(RoleId role, PersonId person) {
        Map<RoleId, Set<Permission>> grants = directory.grants();
        boolean matters = grants.getOrDefault(role, Set.of()).contains(Permission.PERMISSIONS_MANAGE);
        boolean everyone = grants.getOrDefault(RequestType.EVERYONE, Set.of()).contains(Permission.PERMISSIONS_MANAGE);
        if (!matters || everyone) {
            return;
        }
        boolean somebodyElse = grants.entrySet().stream()
                .filter(each -> each.getValue().contains(Permission.PERMISSIONS_MANAGE))
                .flatMap(each -> directory.membersOf(Grantee.role(each.getKey()), 2).stream())
                .anyMatch(holder -> !holder.equals(person));
        if (!somebodyElse) {
            throw lockout();
        }
    }

    private static ConflictException lockout() {
        return new ConflictException("last-administrator", "nobody could manage permissions any more");
    }

    private void refuseLockout() {
        boolean somebody = store.grants().stream().anyMatch(each -> each.permission() == Permission.PERMISSIONS_MANAGE);
        if (!somebody) {
            throw lockout();
        }
    }

    private static String subject(RoleId role) {
        return "role/" + role;
    }
}
