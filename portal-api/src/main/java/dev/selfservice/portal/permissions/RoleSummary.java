// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.permissions;

import dev.selfservice.portal.RoleId;

/** A role as a row of a list. */
public record RoleSummary(RoleId id, String title) {}
