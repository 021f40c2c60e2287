// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.permissions;

import dev.selfservice.portal.Permission;
import dev.selfservice.portal.RoleId;
import java.util.List;

/**
 * Why somebody has a permission, or what would give it.
 *
 * @param through the roles of the person that carry it
 * @param wouldGive the roles that carry it and that the person does not hold
 */
public record PermissionExplanation(Permission permission, boolean held, List<RoleId> through, List<RoleId> wouldGive) {

    public PermissionExplanation {
        through = List.copyOf(through);
        wouldGive = List.copyOf(wouldGive);
    }
}
