// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.assignments;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.assignments.Assignment;
import dev.selfservice.portal.assignments.AssignmentId;
import dev.selfservice.portal.assignments.AssignmentReason;
import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.jpa.internal.Cursor;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Scopes;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.jpa.internal.Texts;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.RequestId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps assignments in {@code portal_assignment} and {@code portal_assignment_reason}. */
public final class JpaAssignmentStore implements AssignmentStore {
    private static final String INSERT = """
            INSERT INTO portal_assignment (id, person_id, person_name, entitlement_id, title, title_key, system_id, \
            system_title, scope_type, scope_value, scope_key, risk, since_at, until_at) \
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** One that has ended makes room for the next; it stays as history under a key of its own. */
    private static final String MAKE_ROOM = """
            UPDATE portal_assignment SET scope_key = ? \
            WHERE person_id = ? AND entitlement_id = ? AND scope_key = ? AND until_at <= portal_now()""";

    private static final String INSERT_REASON = """
            INSERT INTO portal_assignment_reason (assignment_id, reference, kind, request_id, note, since_at) \
            VALUES (?, ?, ?, ?, ?, ?)""";

    private static final String HELD = "(until_at IS NULL OR until_at > portal_now())";

    private static final String EXACTLY = "person_id = ? AND entitlement_id = ? AND scope_key = ?";

    private static final String SELECT = "SELECT * FROM portal_assignment WHERE ";

    private static final String REASONS =
            "SELECT * FROM portal_assignment_reason WHERE assignment_id {in} ORDER BY since_at, reference";

    private final Sql sql;

    private record Reason(UUID assignment, AssignmentReason reason) {}

    public JpaAssignmentStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void give(Assignment assignment) {
        boolean fresh = insert(assignment) || (makeRoom(assignment) && insert(assignment));
        UUID id = fresh ? assignment.id().value() : held(assignment);
        for (AssignmentReason reason : assignment.reasons()) {
            sql.insertNew(
                    INSERT_REASON,
                    id,
                    reason.reference(),
                    reason.kind(),
                    reason.request().map(RequestId::value),
                    reason.note(),
                    reason.since());
        }
    }

    private boolean insert(Assignment assignment) {
        return sql.insertNew(
                INSERT,
                assignment.id().value(),
                assignment.person().id().value(),
                assignment.person().name(),
                assignment.entitlement().value(),
                assignment.title(),
                Texts.sortKey(assignment.title()),
                assignment.system().id().value(),
                assignment.system().title(),
                assignment.scope().map(scope -> scope.type().name()),
                assignment.scope().map(Scope::value),
                Scopes.key(assignment.scope()),
                assignment.risk(),
                assignment.since(),
                assignment.until());
    }

    private boolean makeRoom(Assignment next) {
        String key = Scopes.key(next.scope());
        return sql.update(
                        MAKE_ROOM,
                        key + " before " + next.id(),
                        next.person().id().value(),
                        next.entitlement().value(),
                        key)
                == 1;
    }

    private UUID held(Assignment same) {
        return sql.first(
                        "SELECT id FROM portal_assignment WHERE " + EXACTLY,
                        row -> row.id("id"),
                        same.person().id().value(),
                        same.entitlement().value(),
                        Scopes.key(same.scope()))
                .orElseThrow();
    }

    @Override
    public Optional<Assignment> find(AssignmentId id) {
        return withReasons(sql.list(SELECT + "id = ?", JpaAssignmentStore::read, id.value())).stream()
                .findFirst();
    }

    @Override
    public Page<Assignment> list(PersonId person, PageRequest page) {
        StringBuilder query =
                new StringBuilder(SELECT).append("person_id = ? AND ").append(HELD);
        List<Object> values = new ArrayList<>(List.of(person.value()));
        Cursor.read(page, 2).ifPresent(after -> {
            query.append(" AND title_key >= ? AND (title_key > ? OR id > ?)");
            values.addAll(List.of(after.text(1), after.text(1), after.id(0)));
        });
        query.append(" ORDER BY title_key, id FETCH FIRST ? ROWS ONLY");
        values.add(page.size() + 1);
        List<Assignment> rows = sql.list(query.toString(), JpaAssignmentStore::read, values.toArray());
        return Page.cut(withReasons(rows), page.size(), last -> Cursor.of(last.id(), Texts.sortKey(last.title())));
    }

    @Override
    public boolean holds(PersonId person, EntitlementId entitlement, Optional<Scope> scope) {
        return sql.exists(SELECT + EXACTLY + " AND " + HELD, person.value(), entitlement.value(), Scopes.key(scope));
    }

    @Override
    public Set<EntitlementWish> fulfilled(PersonId person, Collection<EntitlementWish> wishes) {
        if (wishes.isEmpty()) {
            return Set.of();
        }
        List<?> wanted = wishes.stream()
                .map(wish -> wish.entitlement().value())
                .distinct()
                .toList();
        Set<List<Object>> held = new HashSet<>(sql.list(
                "SELECT entitlement_id, scope_key FROM portal_assignment WHERE person_id = ? AND entitlement_id {in} AND "
                        + HELD,
                row -> List.of(row.id("entitlement_id"), row.text("scope_key")),
                person.value(),
                wanted));
        return wishes.stream()
                .filter(wish -> held.contains(List.of(wish.entitlement().value(), Scopes.key(wish.scope()))))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<EntitlementId> held(PersonId person, Collection<EntitlementId> among) {
        if (among.isEmpty()) {
            return Set.of();
        }
        List<?> wanted = among.stream().map(EntitlementId::value).distinct().toList();
        return new HashSet<>(sql.list(
                "SELECT DISTINCT entitlement_id FROM portal_assignment WHERE person_id = ? AND entitlement_id {in} AND "
                        + HELD,
                row -> new EntitlementId(row.id("entitlement_id")),
                person.value(),
                wanted));
    }

    private List<Assignment> withReasons(List<Assignment> assignments) {
        if (assignments.isEmpty()) {
            return assignments;
        }
        List<?> ids = assignments.stream().map(each -> each.id().value()).toList();
        Map<UUID, List<AssignmentReason>> reasons = sql.list(REASONS, JpaAssignmentStore::reason, ids).stream()
                .collect(Collectors.groupingBy(
                        Reason::assignment, Collectors.mapping(Reason::reason, Collectors.toList())));
        return assignments.stream()
                .map(each -> with(each, reasons.getOrDefault(each.id().value(), List.of())))
                .toList();
    }

    private static Assignment with(Assignment assignment, List<AssignmentReason> reasons) {
        return new Assignment(
                assignment.id(),
                assignment.person(),
                assignment.entitlement(),
                assignment.title(),
                assignment.system(),
                assignment.scope(),
                assignment.risk(),
                assignment.since(),
                assignment.until(),
                reasons);
    }

    private static Assignment read(Row row) throws SQLException {
        return new Assignment(
                new AssignmentId(row.id("id")),
                row.person("person"),
                new EntitlementId(row.id("entitlement_id")),
                row.text("title"),
                new SystemRef(new SystemId(row.text("system_id")), row.text("system_title")),
                Scopes.read(row),
                row.choice(Risk.class, "risk"),
                row.time("since_at"),
                row.maybeTime("until_at"),
                List.of());
    }

    private static Reason reason(Row row) throws SQLException {
        return new Reason(
                row.id("assignment_id"),
                new AssignmentReason(
                        row.choice(AssignmentReason.Kind.class, "kind"),
                        row.text("reference"),
                        row.maybeId("request_id").map(RequestId::new),
                        row.maybeText("note"),
                        row.time("since_at")));
    }
}
