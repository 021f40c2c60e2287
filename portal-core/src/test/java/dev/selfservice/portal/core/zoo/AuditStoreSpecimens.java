// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.anew;
import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.anyCursor;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.keepsWhatWasRolledBack;
import static dev.selfservice.portal.core.zoo.StoreMistake.losesAtPageEnds;

import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.audit.spi.AuditStore.Head;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores of the audit trail with one mistake each. */
final class AuditStoreSpecimens {

    private static final int MANY = 10_000;

    private AuditStoreSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(appending(), listing(), sealing(), reading(), sealers())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> appending() {
        return List.of(
                broken(
                        "returnsWhatWasAppendedByteForByte",
                        "shows bytes without their sign where nobody seals",
                        unsealed(row -> new AuditRow(
                                        row.event(), row.keyVersion(), unsigned(row.mac()), row.sequence(), row.seal()))
                                .when(with -> !with.stores().transactions().active())),
                broken(
                        "returnsEveryTextAsItWasWritten",
                        "writes the accents of reasons in another form",
                        unsealed(row -> Altered.change(
                                row,
                                "event",
                                (AuditEvent event) -> Altered.change(
                                        event,
                                        "reason",
                                        (Optional<String> reason) ->
                                                reason.map(text -> Normalizer.normalize(text, Normalizer.Form.NFC)))))),
                broken(
                        "forgetsAnEventThatWasRolledBack",
                        "keeps an event that was rolled back",
                        keepsWhatWasRolledBack(AuditStore.class, "append")));
    }

    private static List<Specimen> listing() {
        return List.of(
                broken(
                        "listsTheNewestFirstAndLosesAndRepeatsNone",
                        "loses a row at the end of a page",
                        losesAtPageEnds(AuditStore.class, "list")),
                broken(
                        "refusesCursorsThatItDidNotGiveOut",
                        "begins anew at a strange cursor",
                        anyCursor(AuditStore.class, "list")));
    }

    private static List<Specimen> sealing() {
        return List.of(
                broken(
                        "keepsTheSealsAndTheHead",
                        "forgets the seal of the head",
                        answer(AuditStore.class, "head", (Head head) -> new Head(head.sequence(), new byte[0]))),
                broken("neverChangesASealedRow", "seals a row again", anew(AuditStoreSpecimens::sealsAgain)),
                broken(
                        "takesSealsBackWithTheirTransaction",
                        "keeps seals that were rolled back",
                        keepsWhatWasRolledBack(AuditStore.class, "seal")));
    }

    private static List<Specimen> reading() {
        return List.of(
                broken(
                        "handsOutTheOldestFirst",
                        "hands out the newest first",
                        answer(AuditStore.class, "unsealed", (List<AuditRow> rows) -> {
                            List<AuditRow> turned = new ArrayList<>(rows);
                            Collections.reverse(turned);
                            return turned;
                        })),
                broken(
                        "readsSealedRowsInSequenceUpToTheNumberAskedFor",
                        "reads more rows than it was asked for",
                        in(AuditStore.class, "sealedAfter", (audit, with) -> with.soundWith(1, MANY))),
                broken(
                        "tellsTheAgeOfTheOldestRowThatIsNotSealed",
                        "tells twice the age",
                        answer(AuditStore.class, "sealLag", (Duration lag) -> lag.multipliedBy(2))));
    }

    private static List<Specimen> sealers() {
        return List.of(
                broken(
                        "makesOneChainWithoutGapsThoughACrowdSeals",
                        "gives a crowd the head that was there at first",
                        in(AuditStore.class, "lockHead", (audit, with) -> Optional.of(new Head(0, new byte[0])))
                                .inACrowd()),
                broken(
                        "givesTheHeadToNobodyElseWhileOneHasIt",
                        "locks nothing",
                        in(AuditStore.class, "lockHead", (audit, with) -> Optional.of(audit.head()))));
    }

    /** Overwrites the seals of rows that have one. */
    private static StoreMistake sealsAgain() {
        Map<UUID, AuditRow> again = new ConcurrentHashMap<>();
        return in(AuditStore.class, "seal", (audit, with) -> {
                    Set<UUID> before = audit.sealedAfter(0, MANY).stream()
                            .map(row -> row.event().id())
                            .collect(Collectors.toSet());
                    List<AuditRow> fresh = new ArrayList<>();
                    for (AuditRow row : with.all(AuditRow.class)) {
                        if (before.contains(row.event().id())) {
                            again.put(row.event().id(), row);
                        } else {
                            fresh.add(row);
                        }
                    }
                    return with.soundWith(0, fresh);
                })
                .and(answer(AuditStore.class, "sealedAfter", (List<AuditRow> rows) -> rows.stream()
                        .map(row -> again.getOrDefault(row.event().id(), row))
                        .toList()));
    }

    private static StoreMistake unsealed(UnaryOperator<AuditRow> change) {
        return answer(AuditStore.class, "unsealed", (List<AuditRow> rows) -> rows.stream()
                .map(change)
                .toList());
    }

    private static byte[] unsigned(byte[] bytes) {
        byte[] some = Arrays.copyOf(bytes, bytes.length);
        for (int i = 0; i < some.length; i++) {
            some[i] = (byte) Math.abs(some[i]);
        }
        return some;
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Audit.class, clause, mistake, () -> damage);
    }
}
