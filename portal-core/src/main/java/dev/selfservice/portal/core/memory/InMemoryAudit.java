// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

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

final class InMemoryAudit implements AuditStore {

    private static final String HEAD = "head";

    private final Table<UUID, AuditRow> rows;
    private final Table<String, Head> heads;
    private final Clock clock;

    InMemoryAudit(InMemoryTransactions transactions, Clock clock) {
        this.rows = new Table<>(transactions);
        this.heads = new Table<>(transactions);
        this.clock = clock;
    }

    @Override
    public void append(AuditRow row) {
        rows.put(row.event().id(), row);
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
        sealed.forEach(row -> rows.put(row.event().id(), row));
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
                .orElse(Duration.ZERO);
    }
}
