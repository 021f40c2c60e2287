// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.identity.spi;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.RoleId;
import java.util.Map;
import java.util.Set;

/** Ability: names groups and roles and tells who is in them; without it only people can be approvers. */
public interface ListsGroups {

    /** Returns the display name of those of the groups and roles that exist. */
    Map<Grantee, String> names(Set<Grantee> groupsAndRoles);

    /** Returns every role with its display name. */
    Map<RoleId, String> roles();

    /** Returns up to a bound the active people in a group, nested ones included, or holding a role; in no order. */
    Set<dev.selfservice.portal.PersonId> members(Grantee groupOrRole, int bound);
}
