// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.permissions;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.permissions.PermissionGrant;
import dev.selfservice.portal.permissions.spi.PermissionStore;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.spi.Transactions;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The active people who can manage permissions, with the roles that the identity store gives them.
 *
 * <p>Looked up before a change, because the identity store is not asked inside a transaction; what the portal itself
 * gave is read inside it, after {@link PermissionStore#holdStill}, so that two changes at once cannot both count on what
 * the other one takes away.
 */
record Administrators(Map<PersonId, Set<RoleId>> roles) {

    /** Enough to find somebody who stays, few enough to look up each time. */
    private static final int MOST_PER_ROLE = 50;

    /** Returns who can manage permissions now. */
    static Administrators now(Directory directory, PermissionStore store, Transactions transactions) {
        Set<PersonId> people = transactions.read(() -> managing(store)).stream()
                .flatMap(role -> directory.membersOf(Grantee.role(role), MOST_PER_ROLE).stream())
                .collect(Collectors.toSet());
        Map<PersonId, Set<RoleId>> byIdentity = directory.rolesByIdentity(people);
        return new Administrators(people.stream()
                .collect(Collectors.toMap(person -> person, person -> byIdentity.getOrDefault(person, Set.of()))));
    }

    /**
     * Lets the transaction go on if somebody is left.
     *
     * @throws ConflictException {@code last-administrator}
     */
    void requireOneLeft(PermissionStore store) {
        Set<RoleId> managing = managing(store);
        boolean somebody = managing.contains(RequestType.EVERYONE)
                || roles.entrySet().stream()
                        .anyMatch(person ->
                                holds(person.getValue(), managing) || holds(store.rolesOf(person.getKey()), managing));
        if (!somebody) {
            throw new ConflictException("last-administrator", "nobody could manage permissions any more");
        }
    }

    private static boolean holds(Set<RoleId> held, Set<RoleId> managing) {
        return !Collections.disjoint(held, managing);
    }

    private static Set<RoleId> managing(PermissionStore store) {
        return store.grants().stream()
                .filter(grant -> grant.permission() == Permission.PERMISSIONS_MANAGE)
                .map(PermissionGrant::role)
                .collect(Collectors.toSet());
    }
}
