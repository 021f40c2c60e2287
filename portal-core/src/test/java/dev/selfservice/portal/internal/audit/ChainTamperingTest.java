// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.audit.AuditFinding;
import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.audit.spi.AuditStore.Head;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.keys.spi.KeyProvider;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** AUD-1: whatever is done to sealed rows, exactly the rows that it was done to are named. */
class ChainTamperingTest {

    private static final int ROWS = 12;
    private static final KeyProvider KEYS = Keys.fresh();
    private static final InMemoryStores STORES = sealed();
    private static final Head HEAD = STORES.audit().head();

    private final List<AuditRow> rows = new ArrayList<>();

    @BeforeTry
    void untouched() {
        rows.clear();
        rows.addAll(STORES.audit().sealedAfter(0, 100));
    }

    @Property(tries = 1)
    void nothingIsFoundInATrailThatNobodyTouched() {
        assertThat(findings()).isEmpty();
    }

    @Property(tries = 132)
    void anEditedFieldIsNamed(@ForAll @IntRange(min = 1, max = ROWS) int place, @ForAll @IntRange(max = 10) int field) {
        AuditRow row = row(place);
        put(place, new AuditRow(edited(row.event(), field), row.keyVersion(), row.mac(), place, row.seal()));

        assertThat(findings()).containsExactly("EDITED " + place);
    }

    @Property(tries = 12)
    void anEditedMacIsNamed(@ForAll @IntRange(min = 1, max = ROWS) int place) {
        AuditRow row = row(place);
        put(place, new AuditRow(row.event(), row.keyVersion(), flipped(row.mac()), place, row.seal()));

        assertThat(findings()).containsExactly("EDITED " + place);
    }

    @Property(tries = 12)
    void anEditedSealIsNamed(@ForAll @IntRange(min = 1, max = ROWS) int place) {
        AuditRow row = row(place);
        put(place, new AuditRow(row.event(), row.keyVersion(), row.mac(), place, flipped(row.seal())));

        assertThat(findings()).containsExactly("EDITED " + place);
    }

    @Property(tries = 12)
    void anInventedKeyVersionIsNamed(@ForAll @IntRange(min = 1, max = ROWS) int place) {
        AuditRow row = row(place);
        put(place, new AuditRow(row.event(), 9, row.mac(), place, row.seal()));

        assertThat(findings()).containsExactly("EDITED " + place);
    }

    @Property(tries = 100)
    void deletedRowsAreNamed(
            @ForAll @IntRange(min = 1, max = ROWS) int first, @ForAll @IntRange(min = 1, max = ROWS) int last) {
        rows.removeIf(row -> row.sequence() >= first && row.sequence() <= last);

        assertThat(findings())
                .containsExactlyElementsOf(IntStream.rangeClosed(first, last)
                        .mapToObj(place -> "DELETED " + place)
                        .toList());
    }

    @Property(tries = 132)
    void rowsThatSwappedTheirPlacesAndSealsAreNamed(
            @ForAll @IntRange(min = 1, max = ROWS) int one, @ForAll @IntRange(min = 1, max = ROWS) int other) {
        AuditRow first = row(one);
        AuditRow second = row(other);
        put(one, at(one, second, second.seal()));
        put(other, at(other, first, first.seal()));

        assertThat(findings()).containsExactlyElementsOf(reordered(one, other));
    }

    @Property(tries = 132)
    void rowsThatSwappedTheirPlacesAndLeftTheSealsAreNamed(
            @ForAll @IntRange(min = 1, max = ROWS) int one, @ForAll @IntRange(min = 1, max = ROWS) int other) {
        AuditRow first = row(one);
        AuditRow second = row(other);
        put(one, at(one, second, first.seal()));
        put(other, at(other, first, second.seal()));

        assertThat(findings()).containsExactlyElementsOf(reordered(one, other));
    }

    @Property(tries = 50)
    void aRowAtThePlaceOfAnotherIsNamed(
            @ForAll @IntRange(min = 1, max = ROWS) int from, @ForAll @IntRange(min = 1, max = ROWS) int to) {
        if (from == to) {
            return;
        }
        AuditRow moved = row(from);
        rows.remove(moved);
        rows.add(at(to, moved, moved.seal()));

        assertThat(findings()).contains("DELETED " + from).anyMatch(finding -> finding.equals("REORDERED " + to));
    }

    @Property(tries = 12)
    void aHeadThatWasSetBackIsNamed(@ForAll @IntRange(max = ROWS - 1) int place) {
        Head back = new Head(place, place == 0 ? new byte[0] : row(place).seal());

        assertThat(walk(back, back)).containsExactly("EDITED " + place);
    }

    @Property(tries = 1)
    void aHeadWithAnotherSealIsNamed() {
        Head other = new Head(ROWS, flipped(HEAD.seal()));

        assertThat(walk(other, other)).containsExactly("EDITED " + ROWS);
    }

    /** Rows that were sealed between the reading of the head and of the rows are no finding. */
    @Property(tries = 12)
    void aHeadThatWasReadBeforeTheLastRowsWereSealedIsNoFinding(@ForAll @IntRange(max = ROWS - 1) int place) {
        Head before = new Head(place, place == 0 ? new byte[0] : row(place).seal());

        assertThat(walk(before, HEAD)).isEmpty();
    }

    @Property(tries = 1)
    void aTrailThatIsGoneAltogetherYieldsAHundredFindingsAtMost() {
        rows.clear();

        assertThat(walk(new Head(5_000, new byte[32]), new Head(5_000, new byte[32])))
                .hasSize(100)
                .startsWith("DELETED 1")
                .endsWith("DELETED 100");
    }

    private List<String> findings() {
        return walk(HEAD, HEAD);
    }

    private List<String> walk(Head first, Head last) {
        ChainWalk walk = new ChainWalk(KEYS, first);
        rows.stream().sorted(Comparator.comparingLong(AuditRow::sequence)).forEach(walk::step);
        List<AuditFinding> findings = walk.findings(last);
        assertThat(findings)
                .filteredOn(finding -> finding.kind() != AuditFinding.Kind.DELETED)
                .allMatch(finding ->
                        finding.detail().contains("row ") || finding.detail().contains("head"));
        return findings.stream()
                .map(finding -> finding.kind() + " " + finding.sequence())
                .toList();
    }

    private AuditRow row(int place) {
        return rows.stream().filter(row -> row.sequence() == place).findFirst().orElseThrow();
    }

    private void put(int place, AuditRow row) {
        rows.set(place - 1, row);
    }

    private static AuditRow at(int place, AuditRow row, byte[] seal) {
        return new AuditRow(row.event(), row.keyVersion(), row.mac(), place, seal);
    }

    private static List<String> reordered(int one, int other) {
        return one == other
                ? List.of()
                : List.of("REORDERED " + Math.min(one, other), "REORDERED " + Math.max(one, other));
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        other[7] ^= 1;
        return other;
    }

    /** Returns the event with one of its fields changed. */
    static AuditEvent edited(AuditEvent event, int field) {
        List<String> texts = new ArrayList<>(Collections.nCopies(11, ""));
        texts.set(field, "x");
        return new AuditEvent(
                field == 0 ? new UUID(1, 2) : event.id(),
                field == 1 ? event.at().plusMillis(1) : event.at(),
                new PersonId(event.actor() + texts.get(2)),
                field == 3 ? Optional.of(new PersonId("bea")) : event.onBehalfOf(),
                event.action() + texts.get(4),
                event.subject() + texts.get(5),
                event.result() + texts.get(6),
                field == 7 ? Optional.of("") : event.reason(),
                field == 8 ? event.level() + 1 : event.level(),
                event.requestId() + texts.get(9),
                event.address() + texts.get(10),
                event.agent());
    }

    private static InMemoryStores sealed() {
        InMemoryStores stores = new InMemoryStores(Clock.systemUTC());
        AuditTrail trail = new AuditTrail(stores.audit(), KEYS, Clock.systemUTC(), UUID::randomUUID);
        Actor ana = Actor.of(
                        new PersonId("ana"), new Assurance(1, Clock.systemUTC().instant()))
                .from(new Origin("r-1", "192.0.2.0", "Firefox"));
        for (int i = 1; i <= ROWS; i++) {
            String subject = "task/" + i;
            stores.transactions().run(() -> trail.record(ana, "tasks.decide", subject, "APPROVED", Optional.empty()));
        }
        new AuditSealer(stores.audit(), KEYS, stores.transactions()).seal();
        return stores;
    }
}
