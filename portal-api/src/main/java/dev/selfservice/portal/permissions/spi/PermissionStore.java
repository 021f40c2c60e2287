// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.permissions.spi;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.permissions.PermissionGrant;
import dev.selfservice.portal.permissions.RoleHolder;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Keeps which role carries which permission and which person we gave which role. Runs in the caller's transaction. */
public interface PermissionStore {

    /** Returns all permission grants, by role, then permission. */
    List<PermissionGrant> grants();

    /** Stores a grant; false if it is already there. */
    boolean insert(PermissionGrant grant);

    /** Removes a grant; false if it is not there. */
    boolean delete(RoleId role, Permission permission);

    /** Returns the roles that we gave to the person. */
    Set<RoleId> rolesOf(PersonId person);

    /** Returns every role that we gave to anybody. */
    Set<RoleId> rolesGiven();

    /** Stores that a person holds a role; false if it is already there. */
    boolean give(RoleId role, PersonRef person, PersonRef by, Instant at);

    /** Removes that a person holds a role; false if it is not there. */
    boolean take(RoleId role, PersonId person);

    /**
     * Lets no other transaction that calls this go on until this one ends, so that a rule about what remains holds for
     * both. What is read afterwards is what is committed by then.
     */
    void holdStill();

    /** Lists whom we gave the role, by name, case ignored, then id. */
    Page<RoleHolder> holders(RoleId role, PageRequest page);
}
