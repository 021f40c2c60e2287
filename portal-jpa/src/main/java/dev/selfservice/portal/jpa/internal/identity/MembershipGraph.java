// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.identity;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Sql;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who belongs to what, through groups of any depth; one recursive statement on PostgreSQL, level by level on Derby. */
public final class MembershipGraph {
    private static final String MEMBER_VALID = PersonRows.VALID.formatted("m.");
    private static final String HOLDER_VALID = PersonRows.VALID.formatted("h.");

    /** UNION drops what was met before: groups that contain each other end the recursion. */
    private static final String UP = """
            WITH RECURSIVE up (person, grantee) AS (\
            SELECT p.id, 'user:' || p.id FROM portal_person p WHERE p.id {in} \
            UNION SELECT up.person, 'group:' || m.group_id FROM up \
            JOIN portal_group_member m ON m.member = up.grantee AND %s) \
            SELECT person, grantee FROM up \
            UNION ALL SELECT up.person, 'role:' || h.role_id FROM up \
            JOIN portal_role_holder h ON h.holder = up.grantee AND %s""".formatted(MEMBER_VALID, HOLDER_VALID);

    private static final String DOWN = """
            WITH RECURSIVE down (grantee) AS (\
            %s \
            UNION SELECT m.member FROM down \
            JOIN portal_group_member m ON m.group_id = substr(down.grantee, 7) AND %s WHERE down.grantee LIKE 'group:%%') \
            SELECT p.id FROM down JOIN portal_person p ON p.id = substr(down.grantee, 6) \
            WHERE down.grantee LIKE 'user:%%' AND %s FETCH FIRST ? ROWS ONLY""";

    private static final String HOLDERS =
            "SELECT h.holder FROM portal_role_holder h WHERE h.role_id = ? AND " + HOLDER_VALID;

    private static final String DOWN_GROUP = DOWN.formatted(
            "SELECT CAST('group:' || CAST(? AS text) AS varchar(300)) COLLATE \"C\"", MEMBER_VALID, PersonRows.ACTIVE);

    private static final String DOWN_ROLE = DOWN.formatted(HOLDERS, MEMBER_VALID, PersonRows.ACTIVE);

    private final Sql sql;
    private final DerbyGraph derby;

    private record Edge(PersonId person, Grantee grantee) {}

    public MembershipGraph(Sql sql) {
        this.sql = sql;
        this.derby = new DerbyGraph(sql);
    }

    /** Returns what each of the people who exist belongs to. */
    public Map<PersonId, Memberships> memberships(Set<PersonId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<PersonId, Set<Grantee>> belongs = new HashMap<>();
        if (sql.dialect() == Dialect.DERBY) {
            belongs.putAll(derby.up(ids));
        } else {
            sql.list(UP, MembershipGraph::edge, PersonRows.values(ids))
                    .forEach(edge -> belongs.computeIfAbsent(edge.person(), person -> new HashSet<>())
                            .add(edge.grantee()));
        }
        return belongs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> among(entry.getValue())));
    }

    /** Returns up to a bound the active people in a group or with a role. */
    public Set<PersonId> members(Grantee groupOrRole, int bound) {
        if (groupOrRole.kind() == Grantee.Kind.USER) {
            return Set.of();
        }
        if (sql.dialect() == Dialect.DERBY) {
            return derby.members(groupOrRole, bound);
        }
        String query = groupOrRole.kind() == Grantee.Kind.GROUP ? DOWN_GROUP : DOWN_ROLE;
        return Set.copyOf(sql.list(query, row -> new PersonId(row.text("id")), groupOrRole.id(), bound));
    }

    private static Edge edge(Row row) throws SQLException {
        return new Edge(new PersonId(row.text("person")), Grantee.parse(row.text("grantee")));
    }

    private static Memberships among(Set<Grantee> grantees) {
        return new Memberships(
                ids(grantees, Grantee.Kind.GROUP).stream().map(GroupId::new).collect(Collectors.toSet()),
                ids(grantees, Grantee.Kind.ROLE).stream().map(RoleId::new).collect(Collectors.toSet()));
    }

    private static List<String> ids(Set<Grantee> grantees, Grantee.Kind kind) {
        return grantees.stream()
                .filter(each -> each.kind() == kind)
                .map(Grantee::id)
                .toList();
    }
}
