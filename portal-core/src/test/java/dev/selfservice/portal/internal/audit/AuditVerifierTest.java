// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.audit.AuditFinding.Kind;
import dev.selfservice.portal.audit.AuditVerification;
import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.spi.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditVerifierTest {

    private final InMemoryStores stores = new InMemoryStores(Clock.systemUTC());
    private final AuditStore store = stores.audit();
    private final Transactions transactions = stores.transactions();
    private final KeyProvider keys = Keys.fresh();
    private final AuditSealer sealer = new AuditSealer(store, keys, transactions);
    private final Tampered tampered = new Tampered(store);
    private final AuditVerifier verifier = new AuditVerifier(tampered, keys, transactions);

    @BeforeEach
    void fiveSealedRows() {
        AuditTrail trail = new AuditTrail(store, keys, Clock.systemUTC(), UUID::randomUUID);
        Actor ana =
                Actor.of(new PersonId("ana"), new Assurance(1, Clock.systemUTC().instant()));
        for (int i = 1; i <= 5; i++) {
            String subject = "task/" + i;
            transactions.run(() -> trail.record(ana, "tasks.decide", subject, "APPROVED", Optional.of("fine")));
        }
        assertThat(sealer.seal()).isEqualTo(5);
    }

    @Test
    void anUntouchedTrailIsIntact() {
        AuditVerification verification = verifier.verify();

        assertThat(verification.intact()).isTrue();
        assertThat(verification.sealed()).isEqualTo(5);
    }

    @Test
    void anEditedRowIsNamed() {
        AuditRow third = row(3);
        replace(new AuditRow(edited(third.event()), third.keyVersion(), third.mac(), 3, third.seal()));

        assertThat(verifier.verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.EDITED);
            assertThat(finding.sequence()).isEqualTo(3);
            assertThat(finding.detail()).contains(third.event().id().toString());
        });
    }

    @Test
    void aDeletedRowIsNamed() {
        delete(row(2));

        assertThat(verifier.verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.DELETED);
            assertThat(finding.sequence()).isEqualTo(2);
        });
    }

    @Test
    void theDeletedLastRowIsNamed() {
        delete(row(5));

        assertThat(verifier.verify().findings()).singleElement().satisfies(finding -> assertThat(finding.kind())
                .isEqualTo(Kind.DELETED));
    }

    @Test
    void twoSwappedRowsAreNamed() {
        AuditRow second = row(2);
        AuditRow fourth = row(4);
        replace(new AuditRow(second.event(), second.keyVersion(), second.mac(), 4, fourth.seal()));
        replace(new AuditRow(fourth.event(), fourth.keyVersion(), fourth.mac(), 2, second.seal()));

        assertThat(verifier.verify().findings())
                .extracting(finding -> finding.kind() + " " + finding.sequence())
                .containsExactly("REORDERED 2", "REORDERED 4");
    }

    @Test
    void aRowThatWaitsForItsSealIsCheckedToo() {
        AuditTrail trail = new AuditTrail(store, keys, Clock.systemUTC(), UUID::randomUUID);
        Actor ana =
                Actor.of(new PersonId("ana"), new Assurance(1, Clock.systemUTC().instant()));
        transactions.run(() -> trail.record(ana, "tasks.decide", "task/6", "APPROVED", Optional.empty()));
        AuditRow waiting = store.unsealed(1).get(0);
        replace(new AuditRow(edited(waiting.event()), waiting.keyVersion(), waiting.mac(), 0, new byte[0]));

        assertThat(verifier.verify().findings()).singleElement().satisfies(finding -> assertThat(finding.kind())
                .isEqualTo(Kind.EDITED));
    }

    private AuditRow row(long sequence) {
        return store.sealedAfter(sequence - 1, 1).get(0);
    }

    private void replace(AuditRow row) {
        tampered.instead.put(row.event().id(), Optional.of(row));
    }

    private void delete(AuditRow row) {
        tampered.instead.put(row.event().id(), Optional.empty());
    }

    private static AuditEvent edited(AuditEvent event) {
        return new AuditEvent(
                event.id(),
                event.at(),
                event.actor(),
                event.onBehalfOf(),
                event.action(),
                event.subject(),
                "REJECTED",
                event.reason(),
                event.level(),
                event.requestId(),
                event.address(),
                event.agent());
    }

    /** The store as it looks after somebody went round the portal: some rows changed, some gone. */
    private static final class Tampered implements AuditStore {

        private final AuditStore store;
        private final Map<UUID, Optional<AuditRow>> instead = new HashMap<>();

        Tampered(AuditStore store) {
            this.store = store;
        }

        @Override
        public List<AuditRow> sealedAfter(long sequence, int most) {
            return changed(store.sealedAfter(0, 1_000)).stream()
                    .filter(row -> row.sequence() > sequence)
                    .sorted(Comparator.comparingLong(AuditRow::sequence))
                    .limit(most)
                    .toList();
        }

        @Override
        public List<AuditRow> unsealed(int most) {
            return changed(store.unsealed(most));
        }

        @Override
        public Head head() {
            return store.head();
        }

        @Override
        public void append(AuditRow row) {
            store.append(row);
        }

        @Override
        public Page<AuditEvent> list(PageRequest page) {
            return store.list(page);
        }

        @Override
        public Optional<Head> lockHead() {
            return store.lockHead();
        }

        @Override
        public void seal(List<AuditRow> sealed, Head head) {
            store.seal(sealed, head);
        }

        @Override
        public Duration sealLag() {
            return store.sealLag();
        }

        private List<AuditRow> changed(List<AuditRow> rows) {
            return rows.stream()
                    .flatMap(row -> instead.getOrDefault(row.event().id(), Optional.of(row)).stream())
                    .toList();
        }
    }
}
