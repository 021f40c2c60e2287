// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.identity;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Walks through groups level by level, for Derby, which has no recursive statements. */
final class DerbyGraph {
    private static final String PARENTS =
            "SELECT m.member AS child, m.group_id AS parent FROM portal_group_member m WHERE m.member {in} AND "
                    + PersonRows.VALID.formatted("m.");

    private static final String CHILDREN =
            "SELECT m.member AS child, m.group_id AS parent FROM portal_group_member m WHERE m.group_id {in} AND "
                    + PersonRows.VALID.formatted("m.");

    private static final String ROLES =
            "SELECT h.holder AS child, h.role_id AS parent FROM portal_role_holder h WHERE h.holder {in} AND "
                    + PersonRows.VALID.formatted("h.");

    private static final String HOLDERS =
            "SELECT h.holder FROM portal_role_holder h WHERE h.role_id = ? AND " + PersonRows.VALID.formatted("h.");

    private static final String ACTIVE =
            "SELECT p.id FROM portal_person p WHERE p.id {in} AND " + PersonRows.ACTIVE + " FETCH FIRST ? ROWS ONLY";

    private final Sql sql;

    private record Edge(Grantee child, String parent) {}

    DerbyGraph(Sql sql) {
        this.sql = sql;
    }

    Map<PersonId, Set<Grantee>> up(Set<PersonId> ids) {
        List<PersonId> known = sql.list(
                "SELECT id FROM portal_person WHERE id {in}",
                row -> new PersonId(row.text("id")),
                PersonRows.values(ids));
        Map<Grantee, Set<Grantee>> parents = new HashMap<>();
        Set<Grantee> level = known.stream().map(Grantee::user).collect(Collectors.toSet());
        Set<Grantee> all = new HashSet<>(level);
        while (!level.isEmpty()) {
            List<Edge> edges = sql.list(PARENTS, DerbyGraph::edge, texts(level));
            edges.forEach(edge -> link(parents, edge.child(), Grantee.group(new GroupId(edge.parent()))));
            level = edges.stream()
                    .map(edge -> Grantee.group(new GroupId(edge.parent())))
                    .filter(group -> !all.contains(group))
                    .collect(Collectors.toSet());
            all.addAll(level);
        }
        if (!all.isEmpty()) {
            sql.list(ROLES, DerbyGraph::edge, texts(all))
                    .forEach(edge -> link(parents, edge.child(), Grantee.role(new RoleId(edge.parent()))));
        }
        return known.stream().collect(Collectors.toMap(id -> id, id -> ancestors(Grantee.user(id), parents)));
    }

    Set<PersonId> members(Grantee groupOrRole, int bound) {
        Set<Grantee> level = groupOrRole.kind() == Grantee.Kind.GROUP
                ? Set.of(groupOrRole)
                : new HashSet<>(sql.list(HOLDERS, row -> Grantee.parse(row.text("holder")), groupOrRole.id()));
        Set<Grantee> all = new HashSet<>(level);
        while (level.stream().anyMatch(each -> each.kind() == Grantee.Kind.GROUP)) {
            level = sql.list(CHILDREN, DerbyGraph::edge, ids(level, Grantee.Kind.GROUP)).stream()
                    .map(Edge::child)
                    .filter(child -> !all.contains(child))
                    .collect(Collectors.toSet());
            all.addAll(level);
        }
        List<String> people = ids(all, Grantee.Kind.USER);
        return people.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.list(ACTIVE, row -> new PersonId(row.text("id")), people, bound));
    }

    private static Set<Grantee> ancestors(Grantee start, Map<Grantee, Set<Grantee>> parents) {
        Set<Grantee> found = new LinkedHashSet<>();
        Set<Grantee> level = Set.of(start);
        while (!level.isEmpty()) {
            level = level.stream()
                    .flatMap(each -> parents.getOrDefault(each, Set.of()).stream())
                    .filter(found::add)
                    .collect(Collectors.toSet());
        }
        return found;
    }

    private static void link(Map<Grantee, Set<Grantee>> parents, Grantee child, Grantee parent) {
        parents.computeIfAbsent(child, key -> new HashSet<>()).add(parent);
    }

    private static List<String> texts(Collection<Grantee> grantees) {
        return grantees.stream().map(Grantee::toString).toList();
    }

    private static List<String> ids(Collection<Grantee> grantees, Grantee.Kind kind) {
        return grantees.stream()
                .filter(each -> each.kind() == kind)
                .map(Grantee::id)
                .toList();
    }

    private static Edge edge(Row row) throws SQLException {
        return new Edge(Grantee.parse(row.text("child")), row.text("parent"));
    }
}
