// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import com.unboundid.ldap.sdk.DN;
import dev.selfservice.portal.ldap.directory.DirectorySettings;
import dev.selfservice.portal.ldap.directory.GroupKind;
import dev.selfservice.portal.spi.Settings;
import java.util.Optional;

/**
 * Where the groups of a target system are.
 *
 * @param placeholder who stays in a group that may not be empty when its last member leaves
 */
record GroupSettings(DN base, GroupKind kind, EntitlementName names, Optional<DN> placeholder) {

    static GroupSettings read(Settings settings) {
        return new GroupSettings(
                settings.required("groups.base", DirectorySettings::dn),
                settings.optional("groups.kind", GroupKind::parse).orElse(GroupKind.GROUP_OF_NAMES),
                settings.optional("groups.named-by", EntitlementName::parse).orElse(EntitlementName.CN),
                settings.optional("groups.placeholder", DirectorySettings::dn));
    }
}
