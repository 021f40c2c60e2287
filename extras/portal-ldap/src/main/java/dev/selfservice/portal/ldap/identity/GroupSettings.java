// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import com.unboundid.ldap.sdk.DN;
import dev.selfservice.portal.ldap.directory.DirectorySettings;
import dev.selfservice.portal.ldap.directory.GroupKind;
import dev.selfservice.portal.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where groups are, and which of them are roles.
 *
 * @param groups the base of groups; without one nobody is in a group
 * @param roles the base of the groups that are roles; without one the directory knows no roles
 */
record GroupSettings(
        Optional<DN> groups, Optional<DN> roles, GroupKind kind, IdAttribute id, String name, Nesting nesting) {

    static GroupSettings read(Settings settings) {
        return new GroupSettings(
                settings.optional("groups.base", DirectorySettings::dn),
                settings.optional("roles.base", DirectorySettings::dn),
                settings.optional("groups.kind", GroupKind::parse).orElse(GroupKind.GROUP_OF_NAMES),
                new IdAttribute(PeopleSettings.attribute(settings, "groups.id", "cn")),
                PeopleSettings.attribute(settings, "groups.name", "cn"),
                settings.optional("groups.nesting", Nesting::parse).orElse(Nesting.WALK));
    }

    /** Returns where to look for groups and roles; a base inside another one is not searched twice. */
    List<DN> bases() {
        List<DN> all = new ArrayList<>();
        groups.ifPresent(all::add);
        roles.ifPresent(all::add);
        return all.stream()
                .distinct()
                .filter(base -> all.stream().noneMatch(other -> isInside(base, other) && !base.equals(other)))
                .toList();
    }

    boolean isRole(DN dn) {
        return roles.filter(base -> isInside(dn, base)).isPresent();
    }

    boolean isGroup(DN dn) {
        return !isRole(dn) && groups.filter(base -> isInside(dn, base)).isPresent();
    }

    private static boolean isInside(DN dn, DN base) {
        return dn.isDescendantOf(base, true);
    }
}
