// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.requests;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.internal.Cursor;
import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.requests.DeliveryState;
import dev.selfservice.portal.requests.Outcome;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.requests.RequestState;
import dev.selfservice.portal.requests.RequestSummary;
import dev.selfservice.portal.requests.RequestView;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists requests of a person: two index ranges, one as requester and one as beneficiary, each cut to a page, merged.
 *
 * <p>PostgreSQL merges by itself and adds whom a request waits for; Derby, embedded and without round trips, is asked
 * range by range.
 */
final class RequestLists {
    private static final String COLUMNS = """
            r.id, r.request_no, r.title, r.requester_id, r.requester_name, r.beneficiary_id, r.beneficiary_name, r.state, \
            r.outcome, r.delivery, r.submitted_at, r.ended_at""";

    private static final String AFTER = " AND submitted_at <= ? AND (submitted_at < ? OR id < ?)";
    private static final String CUT = " ORDER BY submitted_at DESC, id DESC FETCH FIRST ? ROWS ONLY";

    private static final String MERGED = """
            SELECT %s, w.waits_for, w.waits_since FROM (\
            (SELECT submitted_at, id FROM portal_request WHERE requester_id = ? AND running = ?%s) \
            UNION \
            (SELECT submitted_at, id FROM portal_request WHERE beneficiary_id = ? AND running = ?%s)%s) k \
            JOIN portal_request r ON r.id = k.id \
            LEFT JOIN LATERAL (SELECT t.waits_for, t.created_at AS waits_since FROM portal_task t \
            WHERE t.request_id = r.id AND t.state = 'OPEN' ORDER BY t.created_at, t.id FETCH FIRST 1 ROW ONLY) w ON TRUE \
            ORDER BY r.submitted_at DESC, r.id DESC""";

    private static final String RANGE = "SELECT %s FROM portal_request r WHERE r.%s = ? AND r.running = ?%s";

    private static final String WAITING = """
            SELECT request_id, waits_for, created_at FROM portal_task \
            WHERE request_id {in} AND state = 'OPEN' ORDER BY created_at, id""";

    private static final Comparator<RequestSummary> NEWEST_FIRST = Comparator.comparing(RequestSummary::submittedAt)
            .thenComparing(request -> request.id().toString())
            .reversed();

    private final Sql sql;

    RequestLists(Sql sql) {
        this.sql = sql;
    }

    private record Waiting(UUID request, String who, Instant since) {}

    Page<RequestSummary> list(PersonId person, RequestView view, PageRequest page) {
        Optional<Cursor> after = Cursor.read(page, 2);
        boolean running = view == RequestView.RUNNING;
        List<RequestSummary> rows = sql.dialect() == Dialect.POSTGRESQL
                ? merged(person, running, after, page.size() + 1)
                : ranges(person, running, after, page.size() + 1);
        return Page.cut(rows, page.size(), last -> Cursor.of(last.submittedAt(), last.id()));
    }

    private List<RequestSummary> merged(PersonId person, boolean running, Optional<Cursor> after, int most) {
        String range = (after.isPresent() ? AFTER : "") + CUT;
        List<Object> half = range(person, running, after, most);
        List<Object> values = new ArrayList<>(half);
        values.addAll(half);
        values.add(most);
        String query = MERGED.formatted(COLUMNS, range, range, CUT);
        return sql.list(
                query, row -> summary(row, row.maybeText("waits_for"), row.maybeTime("waits_since")), values.toArray());
    }

    private List<RequestSummary> ranges(PersonId person, boolean running, Optional<Cursor> after, int most) {
        String range = (after.isPresent() ? AFTER : "") + CUT;
        Object[] values = range(person, running, after, most).toArray();
        List<RequestSummary> found = Stream.of("requester_id", "beneficiary_id")
                .flatMap(column -> sql
                        .list(
                                RANGE.formatted(COLUMNS, column, range),
                                row -> summary(row, Optional.empty(), Optional.empty()),
                                values)
                        .stream())
                .distinct()
                .sorted(NEWEST_FIRST)
                .limit(most)
                .toList();
        return found.isEmpty() ? found : withWaiting(found);
    }

    private static List<Object> range(PersonId person, boolean running, Optional<Cursor> after, int most) {
        List<Object> values = new ArrayList<>(List.of(person.value(), running));
        after.ifPresent(cursor -> values.addAll(List.of(cursor.time(0), cursor.time(0), cursor.id(1))));
        values.add(most);
        return values;
    }

    private List<RequestSummary> withWaiting(List<RequestSummary> requests) {
        List<?> ids = requests.stream().map(request -> request.id().value()).toList();
        Map<UUID, Waiting> waiting = sql
                .list(
                        WAITING,
                        row -> new Waiting(row.id("request_id"), row.text("waits_for"), row.time("created_at")),
                        ids)
                .stream()
                .collect(Collectors.toMap(Waiting::request, Function.identity(), (first, later) -> first));
        return requests.stream()
                .map(request -> Optional.ofNullable(waiting.get(request.id().value()))
                        .map(found -> waitingFor(request, found))
                        .orElse(request))
                .toList();
    }

    private static RequestSummary waitingFor(RequestSummary request, Waiting waiting) {
        return new RequestSummary(
                request.id(),
                request.number(),
                request.title(),
                request.requester(),
                request.beneficiary(),
                request.state(),
                request.outcome(),
                request.delivery(),
                request.submittedAt(),
                request.endedAt(),
                Optional.of(waiting.who()),
                Optional.of(waiting.since()));
    }

    private static RequestSummary summary(Row row, Optional<String> waitsFor, Optional<Instant> waitsSince)
            throws SQLException {
        return new RequestSummary(
                new RequestId(row.id("id")),
                row.text("request_no"),
                row.text("title"),
                row.person("requester"),
                row.person("beneficiary"),
                row.choice(RequestState.class, "state"),
                row.maybeChoice(Outcome.class, "outcome"),
                row.choice(DeliveryState.class, "delivery"),
                row.time("submitted_at"),
                row.maybeTime("ended_at"),
                waitsFor,
                waitsSince);
    }
}
