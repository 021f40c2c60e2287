// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.permissions;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import java.util.List;
import java.util.Set;

/**
 * Portal permissions by role, and roles by person; all but {@link #mine} need {@code permissions:manage}.
 *
 * <p>A change acts on every node within 30 seconds.
 */
public interface Permissions {

    /** Returns what the actor may do now, already confined to the scope of an API token. */
    Set<Permission> mine(Actor actor);

    /** Lists every portal permission with what it allows. */
    List<PermissionInfo> catalogue(Actor actor);

    /** Lists which role carries which permission, by role, then permission. */
    List<PermissionGrant> grants(Actor actor);

    /** Gives a permission to a role; giving it again changes nothing. */
    PermissionGrant grant(Actor actor, RoleId role, Permission permission);

    /**
     * Takes a permission from a role.
     *
     * @throws dev.selfservice.portal.ConflictException {@code last-administrator}: nobody could manage permissions any more
     */
    void revoke(Actor actor, RoleId role, Permission permission);

    /** Lists the roles known here: those of the identity store and those of ours, by title. */
    List<RoleSummary> roles(Actor actor);

    /** Lists who holds a role by a grant of ours, by name. */
    Page<RoleHolder> holders(Actor actor, RoleId role, PageRequest page);

    /** Gives a role to a person; giving it again changes nothing. */
    void give(Actor actor, RoleId role, PersonId person);

    /**
     * Takes a role of ours from a person; what the identity store says stays.
     *
     * @throws dev.selfservice.portal.ConflictException {@code last-administrator}: nobody else holds a role by which
     *     permissions can be managed
     */
    void take(Actor actor, RoleId role, PersonId person);

    /** Explains each permission of a person: through which roles they have it, or which roles would give it. */
    List<PermissionExplanation> explain(Actor actor, PersonId person);
}
