// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.permissions;

import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.RoleId;
import java.time.Instant;

/** A portal permission given to a role. */
public record PermissionGrant(RoleId role, Permission permission, Instant grantedAt, PersonRef grantedBy) {}
