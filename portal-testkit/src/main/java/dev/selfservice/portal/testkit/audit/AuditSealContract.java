// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.audit.spi.AuditStore.Head;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How every {@link AuditStore} lets rows be sealed; a part of {@link AuditStoreContract}.
 *
 * <p>It seals whatever rows it finds, with seals that no verifier accepts: not for a database that anybody needs.
 */
@ExtendWith(WritesVerdict.class)
public abstract class AuditSealContract extends StoreContract {

    static final int ALL = 10_000;

    final AuditStore audit() {
        return stores().audit();
    }

    final AuditRow appended(AuditRow row) {
        commit(() -> audit().append(row));
        return row;
    }

    final AuditRow appended(Instant at) {
        return appended(Samples.auditRow(at));
    }

    final List<AuditRow> unsealed() {
        return read(() -> audit().unsealed(ALL));
    }

    static AuditRow sealed(AuditRow row, long sequence) {
        return new AuditRow(row.event(), row.keyVersion(), row.mac(), sequence, new byte[] {9, (byte) sequence, -1});
    }

    /** Seals up to so many rows; false if another has the head now. */
    final boolean seal(int most) {
        return commit(() -> audit().lockHead().map(head -> chain(head, most)).orElse(false));
    }

    final boolean chain(Head head, int most) {
        List<AuditRow> next = new ArrayList<>();
        Head last = head;
        for (AuditRow row : audit().unsealed(most)) {
            AuditRow sealed = sealed(row, last.sequence() + 1);
            next.add(sealed);
            last = new Head(sealed.sequence(), sealed.seal());
        }
        audit().seal(next, last);
        return true;
    }

    final void sealAll() {
        while (!unsealed().isEmpty()) {
            assertThat(seal(ALL)).isTrue();
        }
    }

    final Optional<AuditRow> sealedRow(AuditRow row) {
        return read(() -> audit().sealedAfter(0, ALL)).stream()
                .filter(each -> each.event().id().equals(row.event().id()))
                .findFirst();
    }

    @Nested
    @VerdictItem("seals rows once")
    class Sealing {

        @Test
        void handsOutTheOldestFirst() {
            AuditRow second = appended(Samples.MONDAY.minusSeconds(1));
            AuditRow first = appended(Samples.MONDAY.minusSeconds(2));

            List<UUID> ids = unsealed().stream().map(row -> row.event().id()).toList();

            assertThat(ids)
                    .containsSubsequence(first.event().id(), second.event().id());
            assertThat(unsealed()).extracting(row -> row.event().at()).isSorted();
            assertThat(read(() -> audit().unsealed(1))).hasSize(1);
        }

        @Test
        void keepsTheSealsAndTheHead() {
            AuditRow row = appended(Samples.MONDAY);
            Head before = read(audit()::head);

            sealAll();

            Head after = read(audit()::head);
            assertThat(after.sequence()).isGreaterThan(before.sequence());
            assertThat(sealedRow(row))
                    .hasValueSatisfying(found ->
                            assertThat(found).usingRecursiveComparison().isEqualTo(sealed(row, found.sequence())));
            assertThat(read(() -> audit().sealedAfter(after.sequence() - 1, ALL)))
                    .singleElement()
                    .satisfies(last -> assertThat(last.seal()).isEqualTo(after.seal()));
            assertThat(read(() -> audit().sealedAfter(after.sequence(), ALL))).isEmpty();
        }

        @Test
        void readsSealedRowsInSequenceUpToTheNumberAskedFor() {
            appended(Samples.MONDAY);
            appended(Samples.MONDAY);
            sealAll();
            long last = read(audit()::head).sequence();

            assertThat(read(() -> audit().sealedAfter(last - 2, 1)))
                    .extracting(AuditRow::sequence)
                    .containsExactly(last - 1);
            assertThat(read(() -> audit().sealedAfter(0, ALL)))
                    .extracting(AuditRow::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, last).boxed().toList());
        }

        @Test
        void neverChangesASealedRow() {
            AuditRow row = appended(Samples.MONDAY);
            sealAll();
            AuditRow before = sealedRow(row).orElseThrow();
            Head head = read(audit()::head);
            AuditRow forged = sealed(row, head.sequence() + 1);

            try {
                commit(() -> audit().seal(List.of(forged), head));
            } catch (RuntimeException refusal) {
                // A store may refuse or pass over a row that is sealed.
            }

            assertThat(sealedRow(row))
                    .hasValueSatisfying(after ->
                            assertThat(after).usingRecursiveComparison().isEqualTo(before));
        }

        @Test
        void takesSealsBackWithTheirTransaction() {
            AuditRow row = appended(Samples.MONDAY);
            Head before = read(audit()::head);

            rollBack(() -> audit().lockHead().ifPresent(head -> chain(head, ALL)));

            assertThat(read(audit()::head)).usingRecursiveComparison().isEqualTo(before);
            assertThat(sealedRow(row)).isEmpty();
        }
    }

    @Nested
    @VerdictItem("lets one sealer work at a time")
    class Sealers {

        @Test
        void makesOneChainWithoutGapsThoughACrowdSeals() {
            for (int i = 0; i < 2 * CROWD; i++) {
                appended(Samples.MONDAY.plusMillis(i % 3));
            }

            Crowd.Result<Boolean> result = Crowd.of(CROWD, i -> seal(3));
            sealAll();

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers()).contains(true);
            long last = read(audit()::head).sequence();
            assertThat(read(() -> audit().sealedAfter(0, ALL)))
                    .extracting(AuditRow::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, last).boxed().toList());
        }

        @Test
        void givesTheHeadToNobodyElseWhileOneHasIt() {
            commit(() -> {
                assertThat(audit().lockHead()).isPresent();
                assertThat(commit(() -> audit().lockHead())).isEmpty();
            });

            assertThat(commit(() -> audit().lockHead())).isPresent();
        }
    }

    @Nested
    @VerdictItem("tells how far the sealer is behind")
    class Lag {

        @Test
        void tellsTheAgeOfTheOldestRowThatIsNotSealed() {
            sealAll();
            assertThat(read(audit()::sealLag)).isZero();

            appended(clock().instant().minus(LONG));

            assertThat(read(audit()::sealLag)).isBetween(LONG, LONG.plus(Duration.ofMinutes(1)));
        }
    }
}
