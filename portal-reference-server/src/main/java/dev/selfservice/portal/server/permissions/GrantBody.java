// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.permissions;

import dev.selfservice.portal.Permission;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.server.json.Fields;
import java.util.Optional;

/** What is sent to give a permission to a role, or to take it. */
public record GrantBody(Optional<String> role, Optional<String> permission) {

    RoleId toRole() {
        Fields fields = new Fields();
        Optional<RoleId> known = fields.typed("role", role, RoleId::new);
        fields.typed("permission", permission, GrantBody::permissionOf);
        fields.check();
        return known.orElseThrow();
    }

    Permission toPermission() {
        return permissionOf(permission.orElse(""));
    }

    private static Permission permissionOf(String label) {
        return Permission.find(label).orElseThrow(() -> new IllegalArgumentException("there is no such permission"));
    }
}
