// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.people;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;

/**
 * A person or a group inside a group, as a source says.
 *
 * @param member a user or a group
 */
public record ImportedMember(GroupId group, Grantee member) {

    public ImportedMember {
        if (member.kind() == Grantee.Kind.ROLE) {
            throw new IllegalArgumentException("a role is no member of a group");
        }
    }
}
