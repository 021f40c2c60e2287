// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.audit.spi.AuditStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class InMemoryAudit implements AuditStore {

    private static final String HEAD = "head";

    private final InMemoryTransactions transactions;
    private final Table<UUID, AuditRow> rows;
    private final Table<String, Head> heads;
    private final Clock clock;
    /** The transaction that has locked the head; written by the one transaction that writes. */
    private @Nullable Running holder;

    InMemoryAudit(InMemoryTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.rows = new Table<>(transactions);
        this.heads = new Table<>(transactions);
        this.clock = clock;
    }

    @Override
    public void append(AuditRow row) {
        if (!rows.insert(row.event().id(), row)) {
            throw new ConflictException(
                    "duplicate", "there is an event " + row.event().id() + " already");
        }
    }

    @Override
    public Page<AuditEvent> list(PageRequest page) {
        return Keyset.page(
                rows.rows().map(AuditRow::event),
                event -> "%020d".formatted(event.at().toEpochMilli()) + event.id(),
                Comparator.reverseOrder(),
                page);
    }

    @Override
    public Optional<Head> lockHead() {
        Running current = transactions.required();
        if (holder != null && holder != current) {
            return Optional.empty();
        }
        if (holder == null) {
            holder = current;
            current.onEnd(() -> holder = null);
        }
        return Optional.of(head());
    }

    @Override
    public List<AuditRow> unsealed(int most) {
        return rows.rows()
                .filter(row -> row.sequence() == 0)
                .sorted(Comparator.comparing((AuditRow row) -> row.event().at())
                        .thenComparing(row -> row.event().id().toString()))
                .limit(most)
                .toList();
    }

    @Override
    public void seal(List<AuditRow> sealed, Head head) {
        for (AuditRow row : sealed) {
            if (!rows.replaceIf(row.event().id(), stored -> stored.sequence() == 0, row)) {
                throw new ConflictException(
                        "already-sealed", "event " + row.event().id() + " has a seal already");
            }
        }
        heads.put(HEAD, head);
    }

    @Override
    public List<AuditRow> sealedAfter(long sequence, int most) {
        return rows.rows()
                .filter(row -> row.sequence() > sequence)
                .sorted(Comparator.comparingLong(AuditRow::sequence))
                .limit(most)
                .toList();
    }

    @Override
    public Head head() {
        return heads.find(HEAD).orElse(new Head(0, new byte[0]));
    }

    @Override
    public Duration sealLag() {
        return unsealed(1).stream()
                .findFirst()
                .map(row -> Duration.between(row.event().at(), clock.instant()))
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }
}
