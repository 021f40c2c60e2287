// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.permissions;

/** A portal permission as the catalogue of permissions shows it. */
public record PermissionInfo(String name, String description) {}
