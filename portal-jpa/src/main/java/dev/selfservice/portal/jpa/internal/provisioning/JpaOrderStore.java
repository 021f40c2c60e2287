// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.provisioning;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.jpa.internal.Cursor;
import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.jpa.internal.Notes;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Scopes;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.OrderCount;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.provisioning.spi.CountsOrders;
import dev.selfservice.portal.provisioning.spi.OrderStore;
import dev.selfservice.portal.requests.DeliveryNote;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requests.RequestId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps orders in {@code portal_order}; who is lent one is decided by the row count of an update. */
public final class JpaOrderStore implements OrderStore, CountsOrders {
    /** When it may be taken is told by the database's clock alone. */
    private static final String ADD = """
            INSERT INTO portal_order (id, request_id, request_no, item_id, system_id, system_title, person_id, \
            person_name, entitlement_id, entitlement_name, title, scope_type, scope_value, state, attempts, next_at, \
            claim_at, pending, last_error, last_reason, last_said, last_attempts, created_at, version) \
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {later}, ?, ?, ?, ?, ?, ?, ?)""";

    /** What an order becomes when it is lent. */
    private static final String LEND = """
            state = 'LEASED', attempts = attempts + 1, version = version + 1, next_at = {later}, claim_at = {later}""";

    private static final String DUE = """
            SELECT id FROM portal_order WHERE system_id = ? AND claim_at <= portal_now() \
            ORDER BY created_at, id FETCH FIRST ? ROWS ONLY""";

    private static final String CLAIM =
            "UPDATE portal_order SET " + LEND + " WHERE id IN (" + DUE + " FOR UPDATE SKIP LOCKED) RETURNING *";

    private static final String TAKE = "UPDATE portal_order SET " + LEND + " WHERE id = ? AND claim_at <= portal_now()";

    private static final String LENT = " WHERE id = ? AND state = 'LEASED' AND version = ?";

    private static final String NOTE =
            " last_error = ?, last_reason = ?, last_said = ?, last_attempts = ?, version = version + 1";

    private static final String END =
            "UPDATE portal_order SET state = ?, pending = FALSE, claim_at = NULL," + NOTE + LENT;

    private static final String PUT_BACK = "UPDATE portal_order SET state = 'WAITING', pending = ?,"
            + " next_at = {later}, claim_at = {later}," + NOTE + LENT;

    private static final String REVIVE = """
            UPDATE portal_order SET state = 'WAITING', attempts = 0, pending = FALSE, next_at = portal_now(), \
            claim_at = portal_now(), version = version + 1 WHERE id = ? AND version = ? AND state = 'DEAD'""";

    private static final String COUNT_OPEN = """
            SELECT system_id, state, COUNT(*) AS orders FROM portal_order \
            WHERE state IN ('WAITING', 'LEASED', 'DEAD') GROUP BY system_id, state""";

    private static final String SELECT = "SELECT * FROM portal_order WHERE ";

    private final Sql sql;

    public JpaOrderStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Order order) {
        addAll(List.of(order));
    }

    /** One round trip, however many there are. */
    @Override
    public void addAll(List<Order> orders) {
        sql.batch(ADD, orders.stream().map(JpaOrderStore::values).toList());
    }

    private static @Nullable Object[] values(Order order) {
        long pause =
                Math.max(0, Duration.between(order.createdAt(), order.nextAt()).toMillis());
        return new @Nullable Object[] {
            order.id().value(),
            order.request().value(),
            order.number(),
            order.item().value(),
            order.system().id().value(),
            order.system().title(),
            order.person().id().value(),
            order.person().name(),
            order.entitlement().value(),
            order.name(),
            order.title(),
            order.scope().map(scope -> scope.type().name()),
            order.scope().map(Scope::value),
            order.state(),
            order.attempts(),
            order.nextAt(),
            pause,
            order.pending(),
            order.lastError().map(Notes::text),
            order.lastError().map(DeliveryNote::reason),
            order.lastError().flatMap(Notes::said),
            order.lastError().flatMap(DeliveryNote::attempts),
            order.createdAt(),
            order.version()
        };
    }

    @Override
    public List<Order> claim(SystemId system, int most, Duration lease) {
        sql.requireTransaction();
        long millis = lease.toMillis();
        List<Order> lent = sql.dialect() == Dialect.POSTGRESQL
                ? sql.list(CLAIM, JpaOrderStore::read, millis, millis, system.value(), most)
                : take(system, most, millis);
        return lent.stream()
                .sorted(Comparator.comparing(Order::createdAt)
                        .thenComparing(order -> order.id().toString()))
                .toList();
    }

    /** On Derby: look first, then take one by one; those that somebody else took meanwhile are left out. */
    private List<Order> take(SystemId system, int most, long lease) {
        return sql.list(DUE, row -> row.id("id"), system.value(), most).stream()
                .filter(id -> sql.update(TAKE, lease, lease, id) == 1)
                .map(id -> find(new OrderId(id)).orElseThrow())
                .toList();
    }

    @Override
    public boolean done(Order lent) {
        return end(lent, OrderState.DONE, Optional.empty());
    }

    @Override
    public boolean putBack(Order lent, Duration pause, boolean pending, DeliveryNote why) {
        long millis = pause.toMillis();
        return sql.update(
                        PUT_BACK,
                        pending,
                        millis,
                        millis,
                        Notes.text(why),
                        why.reason(),
                        Notes.said(why),
                        why.attempts(),
                        lent.id().value(),
                        lent.version())
                == 1;
    }

    @Override
    public boolean bury(Order lent, DeliveryNote why) {
        return end(lent, OrderState.DEAD, Optional.of(why));
    }

    private boolean end(Order lent, OrderState state, Optional<DeliveryNote> why) {
        return sql.update(
                        END,
                        state,
                        why.map(Notes::text),
                        why.map(DeliveryNote::reason),
                        why.flatMap(Notes::said),
                        why.flatMap(DeliveryNote::attempts),
                        lent.id().value(),
                        lent.version())
                == 1;
    }

    @Override
    public boolean revive(OrderId id, long version) {
        return sql.update(REVIVE, id.value(), version) == 1;
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return sql.first(SELECT + "id = ?", JpaOrderStore::read, id.value());
    }

    @Override
    public Page<Order> list(OrderState state, PageRequest page) {
        StringBuilder query = new StringBuilder(SELECT).append("state = ?");
        List<Object> values = new ArrayList<>(List.of(state));
        Cursor.read(page, 2).ifPresent(after -> {
            query.append(" AND created_at <= ? AND (created_at < ? OR id < ?)");
            values.addAll(List.of(after.time(0), after.time(0), after.id(1)));
        });
        query.append(" ORDER BY created_at DESC, id DESC FETCH FIRST ? ROWS ONLY");
        values.add(page.size() + 1);
        List<Order> rows = sql.list(query.toString(), JpaOrderStore::read, values.toArray());
        return Page.cut(rows, page.size(), last -> Cursor.of(last.createdAt(), last.id()));
    }

    @Override
    public List<OrderCount> countOpen() {
        return sql.list(
                COUNT_OPEN,
                row -> new OrderCount(
                        new SystemId(row.text("system_id")), row.choice(OrderState.class, "state"), row.big("orders")));
    }

    private static Order read(Row row) throws SQLException {
        return new Order(
                new OrderId(row.id("id")),
                new RequestId(row.id("request_id")),
                row.text("request_no"),
                new ItemId(row.id("item_id")),
                new SystemRef(new SystemId(row.text("system_id")), row.text("system_title")),
                new PersonRef(new PersonId(row.text("person_id")), row.text("person_name")),
                new EntitlementId(row.id("entitlement_id")),
                row.text("entitlement_name"),
                row.text("title"),
                Scopes.read(row),
                row.choice(OrderState.class, "state"),
                row.number("attempts"),
                row.time("next_at"),
                row.yes("pending"),
                Notes.read(row, "last_error", "last"),
                row.time("created_at"),
                row.big("version"));
    }
}
