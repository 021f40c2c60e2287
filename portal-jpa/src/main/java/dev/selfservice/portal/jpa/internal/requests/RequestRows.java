// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.requests;

import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.jpa.internal.Notes;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Scopes;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.DeliveryState;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requests.Outcome;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.RequestState;
import dev.selfservice.portal.requests.RequestTypeRef;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads a request with its items in one statement: a row per item, each with the request beside it. */
final class RequestRows {
    private static final String FIND = """
            SELECT r.id, r.request_no, r.title, r.type_id, r.type_version, r.requester_id, r.requester_name, \
            r.beneficiary_id, r.beneficiary_name, r.reason, r.state, r.outcome, r.submitted_at, r.ended_at, r.process, \
            r.version, i.id AS item_id, i.title AS item_title, i.system_id, i.system_title, i.entitlement_id, \
            i.scope_type, i.scope_value, i.verdict, i.item_comment, i.delivery, i.delivery_note, i.delivery_reason, \
            i.delivery_said, i.delivery_attempts, i.delivered_at \
            FROM portal_request r JOIN portal_request_item i ON i.request_id = r.id WHERE r.id = ? ORDER BY i.place""";

    private record Line(Request request, RequestItem item) {}

    private RequestRows() {}

    static Optional<Request> find(Sql sql, RequestId id) {
        List<Line> lines = sql.list(FIND, RequestRows::line, id.value());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Request first = lines.get(0).request();
        List<RequestItem> items = lines.stream().map(Line::item).toList();
        return Optional.of(with(first, items));
    }

    private static Line line(Row row) throws SQLException {
        RequestItem item = item(row);
        Request request = new Request(
                new RequestId(row.id("id")),
                row.text("request_no"),
                row.text("title"),
                new RequestTypeRef(new RequestTypeId(row.text("type_id")), row.number("type_version")),
                row.person("requester"),
                row.person("beneficiary"),
                row.text("reason"),
                row.choice(RequestState.class, "state"),
                row.maybeChoice(Outcome.class, "outcome"),
                row.time("submitted_at"),
                row.maybeTime("ended_at"),
                List.of(item),
                row.text("process"),
                row.big("version"));
        return new Line(request, item);
    }

    private static RequestItem item(Row row) throws SQLException {
        return new RequestItem(
                new ItemId(row.id("item_id")),
                row.text("item_title"),
                new SystemRef(new SystemId(row.text("system_id")), row.text("system_title")),
                new EntitlementWish(new EntitlementId(row.id("entitlement_id")), Scopes.read(row)),
                row.choice(Verdict.class, "verdict"),
                row.maybeText("item_comment"),
                row.choice(DeliveryState.class, "delivery"),
                Notes.read(row, "delivery_note", "delivery"),
                row.maybeTime("delivered_at"));
    }

    private static Request with(Request request, List<RequestItem> items) {
        return new Request(
                request.id(),
                request.number(),
                request.title(),
                request.type(),
                request.requester(),
                request.beneficiary(),
                request.reason(),
                request.state(),
                request.outcome(),
                request.submittedAt(),
                request.endedAt(),
                items,
                request.process(),
                request.version());
    }
}
