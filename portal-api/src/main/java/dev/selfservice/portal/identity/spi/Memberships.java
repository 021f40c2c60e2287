// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.identity.spi;

import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.RoleId;
import java.util.Set;

/**
 * What a person belongs to now.
 *
 * @param groups direct and nested groups
 * @param roles roles held directly or through groups
 */
public record Memberships(Set<GroupId> groups, Set<RoleId> roles) {

    /** Belonging to nothing. */
    public static final Memberships NONE = new Memberships(Set.of(), Set.of());

    public Memberships {
        groups = Set.copyOf(groups);
        roles = Set.copyOf(roles);
    }
}
