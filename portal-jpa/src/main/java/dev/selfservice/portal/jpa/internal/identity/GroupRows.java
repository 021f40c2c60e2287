// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.identity;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.jpa.internal.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and writes groups, roles, and who is in them. */
public final class GroupRows {
    private final Sql sql;

    private record Named(String id, String name) {}

    public GroupRows(Sql sql) {
        this.sql = sql;
    }

    /** Returns the names of those that exist. */
    public Map<Grantee, String> names(Set<Grantee> wanted) {
        Map<Grantee, String> names = new HashMap<>();
        named("portal_group", wanted, Grantee.Kind.GROUP, names);
        named("portal_role", wanted, Grantee.Kind.ROLE, names);
        return names;
    }

    private void named(String table, Set<Grantee> wanted, Grantee.Kind kind, Map<Grantee, String> names) {
        List<String> ids = wanted.stream()
                .filter(each -> each.kind() == kind)
                .map(Grantee::id)
                .toList();
        if (!ids.isEmpty()) {
            sql.list(
                            "SELECT id, name FROM " + table + " WHERE id {in}",
                            row -> new Named(row.text("id"), row.text("name")),
                            ids)
                    .forEach(each -> names.put(new Grantee(kind, each.id()), each.name()));
        }
    }

    /** Returns all roles. */
    public Map<RoleId, String> roles() {
        Map<RoleId, String> roles = new HashMap<>();
        sql.list("SELECT id, name FROM portal_role", row -> new Named(row.text("id"), row.text("name")))
                .forEach(each -> roles.put(new RoleId(each.id()), each.name()));
        return roles;
    }

    /** Writes a group. */
    public void putGroup(GroupId group, String name) {
        put(
                "UPDATE portal_group SET name = ? WHERE id = ?",
                "INSERT INTO portal_group (name, id) VALUES (?, ?)",
                name,
                group.value());
    }

    /** Writes a role. */
    public void putRole(RoleId role, String name) {
        put(
                "UPDATE portal_role SET name = ? WHERE id = ?",
                "INSERT INTO portal_role (name, id) VALUES (?, ?)",
                name,
                role.value());
    }

    /** Writes who is in a group. */
    public void putMember(GroupId group, Grantee member, Optional<Instant> from, Optional<Instant> until) {
        put(
                "UPDATE portal_group_member SET valid_from = ?, valid_until = ? WHERE group_id = ? AND member = ?",
                "INSERT INTO portal_group_member (valid_from, valid_until, group_id, member) VALUES (?, ?, ?, ?)",
                from,
                until,
                group.value(),
                member.toString());
    }

    /** Removes who is in a group. */
    public boolean removeMember(GroupId group, Grantee member) {
        return sql.update(
                        "DELETE FROM portal_group_member WHERE group_id = ? AND member = ?",
                        group.value(),
                        member.toString())
                == 1;
    }

    /** Writes who holds a role. */
    public void putHolder(RoleId role, Grantee holder, Optional<Instant> from, Optional<Instant> until) {
        put(
                "UPDATE portal_role_holder SET valid_from = ?, valid_until = ? WHERE role_id = ? AND holder = ?",
                "INSERT INTO portal_role_holder (valid_from, valid_until, role_id, holder) VALUES (?, ?, ?, ?)",
                from,
                until,
                role.value(),
                holder.toString());
    }

    /** Removes who holds a role. */
    public boolean removeHolder(RoleId role, Grantee holder) {
        return sql.update(
                        "DELETE FROM portal_role_holder WHERE role_id = ? AND holder = ?",
                        role.value(),
                        holder.toString())
                == 1;
    }

    private void put(String update, String insert, Object... values) {
        // Somebody who inserted at the same moment meant the same row.
        if (sql.update(update, values) == 0 && !sql.insertNew(insert, values)) {
            sql.update(update, values);
        }
    }
}
