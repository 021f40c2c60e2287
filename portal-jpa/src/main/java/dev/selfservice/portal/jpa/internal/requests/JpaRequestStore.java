// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.requests;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.requests.RequestSummary;
import dev.selfservice.portal.requests.RequestView;
import dev.selfservice.portal.requests.spi.RequestStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Keeps requests in {@code portal_request} and {@code portal_request_item}. */
public final class JpaRequestStore implements RequestStore {
    private static final String UPDATE = """
            UPDATE portal_request SET title = ?, reason = ?, state = ?, outcome = ?, delivery = ?, running = ?, \
            ended_at = ?, process = ?, version = ? WHERE id = ? AND version = ?""";

    private static final String UPDATE_ITEM = """
            UPDATE portal_request_item SET verdict = ?, item_comment = ?, delivery = ?, delivery_note = ?, \
            delivery_reason = ?, delivery_said = ?, delivery_attempts = ?, delivered_at = ?, open_key = ? WHERE id = ?""";

    private static final String REQUESTED = """
            SELECT DISTINCT entitlement_id FROM portal_request_item \
            WHERE beneficiary_id = ? AND entitlement_id {in} AND open_key IS NOT NULL""";

    private static final String DECIDED = "SELECT 1 FROM portal_task WHERE request_id = ? AND decided_by_id = ?";

    private static final String TOOK_PART = """
            SELECT 1 FROM portal_task t WHERE t.request_id = ? AND (t.decided_by_id = ? OR EXISTS (\
            SELECT 1 FROM portal_task_candidate c WHERE c.task_id = t.id AND c.grantee {in}))""";

    private final Sql sql;
    private final RequestNumbers numbers;
    private final RequestLists lists;

    public JpaRequestStore(Sql sql) {
        this.sql = sql;
        this.numbers = new RequestNumbers(sql);
        this.lists = new RequestLists(sql);
    }

    @Override
    public String nextNumber() {
        return numbers.next();
    }

    @Override
    public void insert(Request request) {
        sql.add(RequestEntity.of(request));
        try {
            sql.add(IntStream.range(0, request.items().size())
                    .mapToObj(place -> RequestItemEntity.of(request, place))
                    .toList());
        } catch (ConflictException there) {
            throw new ConflictException(
                    "already-requested", "an open request asks for the same already", Map.of("title", request.title()));
        }
    }

    @Override
    public boolean update(Request before, Request after) {
        RequestEntity row = RequestEntity.of(after);
        int written = sql.update(
                UPDATE,
                row.title,
                row.reason,
                row.state,
                row.outcome,
                row.delivery,
                row.running,
                row.endedAt,
                row.process,
                row.version,
                row.id,
                before.version());
        if (written != 1) {
            return false;
        }
        sql.batch(UPDATE_ITEM, changedItems(before, after));
        return true;
    }

    private static List<@Nullable Object[]> changedItems(Request before, Request after) {
        boolean ends = before.state() != after.state();
        List<@Nullable Object[]> changed = new ArrayList<>();
        for (int place = 0; place < after.items().size(); place++) {
            if (ends || !after.items().get(place).equals(before.items().get(place))) {
                RequestItemEntity row = RequestItemEntity.of(after, place);
                changed.add(new @Nullable Object[] {
                    row.verdict,
                    row.comment,
                    row.delivery,
                    row.deliveryNote,
                    row.deliveryReason,
                    row.deliverySaid,
                    row.deliveryAttempts,
                    row.deliveredAt,
                    row.openKey,
                    row.id
                });
            }
        }
        return changed;
    }

    @Override
    public Optional<Request> find(RequestId id) {
        return RequestRows.find(sql, id);
    }

    @Override
    public Page<RequestSummary> list(PersonId person, RequestView view, PageRequest page) {
        return lists.list(person, view, page);
    }

    @Override
    public Set<EntitlementId> requested(PersonId beneficiary, Collection<EntitlementId> among) {
        if (among.isEmpty()) {
            return Set.of();
        }
        List<?> wanted = among.stream().map(EntitlementId::value).distinct().toList();
        return new HashSet<>(
                sql.list(REQUESTED, row -> new EntitlementId(row.id("entitlement_id")), beneficiary.value(), wanted));
    }

    @Override
    public boolean tookPart(RequestId request, PersonId person, Collection<String> grantees) {
        return grantees.isEmpty()
                ? sql.exists(DECIDED, request.value(), person.value())
                : sql.exists(TOOK_PART, request.value(), person.value(), grantees);
    }
}
