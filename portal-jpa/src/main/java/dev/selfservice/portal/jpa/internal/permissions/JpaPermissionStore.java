// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.permissions;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.jpa.internal.Cursor;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.jpa.internal.Texts;
import dev.selfservice.portal.permissions.PermissionGrant;
import dev.selfservice.portal.permissions.RoleHolder;
import dev.selfservice.portal.permissions.spi.PermissionStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps grants in {@code portal_permission_grant} and {@code portal_role_grant}. */
public final class JpaPermissionStore implements PermissionStore {
    private static final String INSERT = """
            INSERT INTO portal_permission_grant (role_id, permission, granted_at, granted_by_id, granted_by_name) \
            VALUES (?, ?, ?, ?, ?)""";

    private static final String GIVE = """
            INSERT INTO portal_role_grant (role_id, person_id, person_name, name_key, given_by_id, given_by_name, \
            given_at) VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private static final Comparator<PermissionGrant> BY_ROLE = Comparator.comparing(
                    (PermissionGrant grant) -> grant.role().value())
            .thenComparing(grant -> grant.permission().label());

    private final Sql sql;

    public JpaPermissionStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<PermissionGrant> grants() {
        return sql.list("SELECT * FROM portal_permission_grant", JpaPermissionStore::grant).stream()
                .flatMap(Optional::stream)
                .sorted(BY_ROLE)
                .toList();
    }

    @Override
    public boolean insert(PermissionGrant grant) {
        return sql.insertNew(
                INSERT,
                grant.role().value(),
                grant.permission().label(),
                grant.grantedAt(),
                grant.grantedBy().id().value(),
                grant.grantedBy().name());
    }

    @Override
    public boolean delete(RoleId role, Permission permission) {
        return sql.update(
                        "DELETE FROM portal_permission_grant WHERE role_id = ? AND permission = ?",
                        role.value(),
                        permission.label())
                == 1;
    }

    @Override
    public Set<RoleId> rolesOf(PersonId person) {
        return new HashSet<>(sql.list(
                "SELECT role_id FROM portal_role_grant WHERE person_id = ?",
                row -> new RoleId(row.text("role_id")),
                person.value()));
    }

    @Override
    public Set<RoleId> rolesGiven() {
        return new HashSet<>(
                sql.list("SELECT DISTINCT role_id FROM portal_role_grant", row -> new RoleId(row.text("role_id"))));
    }

    @Override
    public boolean give(RoleId role, PersonRef person, PersonRef by, Instant at) {
        return sql.insertNew(
                GIVE,
                role.value(),
                person.id().value(),
                person.name(),
                Texts.sortKey(person.name()),
                by.id().value(),
                by.name(),
                at);
    }

    @Override
    public boolean take(RoleId role, PersonId person) {
        return sql.update(
                        "DELETE FROM portal_role_grant WHERE role_id = ? AND person_id = ?",
                        role.value(),
                        person.value())
                == 1;
    }

    /** Locks the rows that say who may manage permissions; without one there is nobody to shut out. */
    @Override
    public void holdStill() {
        sql.update(
                "UPDATE portal_permission_grant SET granted_at = granted_at WHERE permission = ?",
                Permission.PERMISSIONS_MANAGE.label());
    }

    @Override
    public Page<RoleHolder> holders(RoleId role, PageRequest page) {
        StringBuilder query = new StringBuilder("SELECT * FROM portal_role_grant WHERE role_id = ?");
        List<Object> values = new ArrayList<>(List.of(role.value()));
        Cursor.read(page, 2).ifPresent(after -> {
            query.append(" AND name_key >= ? AND (name_key > ? OR person_id > ?)");
            values.addAll(List.of(after.text(0), after.text(0), after.text(1)));
        });
        query.append(" ORDER BY name_key, person_id FETCH FIRST ? ROWS ONLY");
        values.add(page.size() + 1);
        List<RoleHolder> rows = sql.list(
                query.toString(),
                row -> new RoleHolder(
                        row.person("person"), RoleHolder.Source.PORTAL, Optional.of(row.time("given_at"))),
                values.toArray());
        return Page.cut(rows, page.size(), JpaPermissionStore::cursor);
    }

    private static String cursor(RoleHolder last) {
        return Cursor.of(Texts.sortKey(last.person().name()), last.person().id());
    }

    /** A grant of a permission that this version does not know counts for nothing. */
    private static Optional<PermissionGrant> grant(Row row) throws SQLException {
        Optional<Permission> permission = Permission.find(row.text("permission"));
        return permission.isEmpty()
                ? Optional.empty()
                : Optional.of(new PermissionGrant(
                        new RoleId(row.text("role_id")),
                        permission.get(),
                        row.time("granted_at"),
                        row.person("granted_by")));
    }
}
