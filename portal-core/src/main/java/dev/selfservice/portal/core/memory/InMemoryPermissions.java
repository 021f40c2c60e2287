// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.permissions.PermissionGrant;
import dev.selfservice.portal.permissions.RoleHolder;
import dev.selfservice.portal.permissions.spi.PermissionStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class InMemoryPermissions implements PermissionStore {

    private record GrantKey(RoleId role, Permission permission) {}

    private record HolderKey(RoleId role, PersonId person) {}

    private record Holding(RoleId role, RoleHolder holder) {}

    private final Table<GrantKey, PermissionGrant> grants;
    private final Table<HolderKey, Holding> holdings;

    InMemoryPermissions(InMemoryTransactions transactions) {
        this.grants = new Table<>(transactions);
        this.holdings = new Table<>(transactions);
    }

    @Override
    public List<PermissionGrant> grants() {
        return grants.rows()
                .sorted(Comparator.comparing(
                                (PermissionGrant grant) -> grant.role().value())
                        .thenComparing(grant -> grant.permission().label()))
                .toList();
    }

    @Override
    public boolean insert(PermissionGrant grant) {
        return grants.insert(new GrantKey(grant.role(), grant.permission()), grant);
    }

    @Override
    public boolean delete(RoleId role, Permission permission) {
        return grants.remove(new GrantKey(role, permission));
    }

    @Override
    public Set<RoleId> rolesOf(PersonId person) {
        return holdings.rows()
                .filter(each -> each.holder().person().id().equals(person))
                .map(Holding::role)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<RoleId> rolesGiven() {
        return holdings.rows().map(Holding::role).collect(Collectors.toSet());
    }

    @Override
    public boolean give(RoleId role, PersonRef person, PersonRef by, Instant at) {
        RoleHolder holder = new RoleHolder(person, RoleHolder.Source.PORTAL, Optional.of(at));
        return holdings.insert(new HolderKey(role, person.id()), new Holding(role, holder));
    }

    @Override
    public boolean take(RoleId role, PersonId person) {
        return holdings.remove(new HolderKey(role, person));
    }

    /** Nothing to do: one transaction at a time writes. */
    @Override
    public void holdStill() {}

    @Override
    public Page<RoleHolder> holders(RoleId role, PageRequest page) {
        return Keyset.page(
                holdings.rows().filter(each -> each.role().equals(role)).map(Holding::holder),
                each -> each.person().name().toLowerCase(Locale.ROOT) + "\n"
                        + each.person().id(),
                Comparator.naturalOrder(),
                page);
    }
}
