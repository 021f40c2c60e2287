// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.guard;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.ForbiddenException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.identity.spi.Person;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An actor who may use the portal now, with everything that counts for what they may do.
 *
 * @param grantees the person, their groups, nested ones included, and their roles, {@code everyone} included
 * @param permissions what they may do, confined to the scope of an API token
 */
public record Caller(Actor actor, Person person, Set<Grantee> grantees, Set<Permission> permissions) {

    /** Returns the caller's id. */
    public PersonId id() {
        return person.id();
    }

    /** Returns the caller as written down with what they do. */
    public PersonRef ref() {
        return person.ref();
    }

    /** Tells whether the caller holds the permission. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Refuses a caller without the permission. */
    public void require(Permission permission) {
        if (may(permission)) {
            return;
        }
        if (actor.limit().isPresent() && !actor.limit().get().contains(permission)) {
            throw new ForbiddenException("token-scope", "the scope of this token does not hold " + permission.label());
        }
        throw ForbiddenException.lacks(permission);
    }

    /** Tells whether something granted to any of the grantees is granted to the caller. */
    public boolean isAmong(Collection<Grantee> granted) {
        return granted.stream().anyMatch(grantees::contains);
    }

    /** Returns the grantees in their text form, as stores take them. */
    public Set<String> granteeTexts() {
        return grantees.stream().map(Grantee::toString).collect(Collectors.toUnmodifiableSet());
    }
}
