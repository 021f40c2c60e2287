// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.testkit.AwkwardTexts;
import dev.selfservice.portal.testkit.Pages;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link AuditStore} must do. Extend it and say how to make one.
 *
 * <p>It seals whatever rows it finds, with seals that no verifier accepts: not for a database that anybody needs.
 */
public abstract class AuditStoreContract extends AuditSealContract {

    @Nested
    @VerdictItem("appends events")
    class Appending {

        @Test
        void returnsWhatWasAppendedByteForByte() {
            AuditRow row = appended(Samples.MONDAY);

            assertThat(unsealed())
                    .filteredOn(each -> each.event().id().equals(row.event().id()))
                    .singleElement()
                    .usingRecursiveComparison()
                    .isEqualTo(row);
        }

        @Test
        void returnsEveryTextAsItWasWritten() {
            for (String text : AwkwardTexts.all()) {
                AuditEvent plain = Samples.auditRow(Samples.MONDAY).event();
                AuditEvent event = new AuditEvent(
                        plain.id(),
                        plain.at(),
                        plain.actor(),
                        Optional.of(Samples.person().id()),
                        plain.action(),
                        plain.subject(),
                        plain.result(),
                        Optional.of(text),
                        0,
                        "",
                        "",
                        text.length() > 200 ? "" : text);
                appended(new AuditRow(event, 3, new byte[] {0, -128, 127}, 0, new byte[0]));

                assertThat(unsealed()).extracting(AuditRow::event).contains(event);
            }
        }

        @Test
        void forgetsAnEventThatWasRolledBack() {
            AuditRow row = Samples.auditRow(Samples.MONDAY);

            rollBack(() -> audit().append(row));

            assertThat(unsealed()).extracting(AuditRow::event).doesNotContain(row.event());
        }

        @Test
        void listsTheNewestFirstAndLosesAndRepeatsNone() {
            // Later than any other event, so that the first pages show them.
            Instant farAway = Instant.parse("2300-01-01T00:00:00Z").plusMillis(System.nanoTime() / 1_000_000);
            List<UUID> expected = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                expected.add(appended(farAway.plusMillis(i < 3 ? 0 : 1)).event().id());
            }

            List<AuditEvent> read = read(() -> Pages.all(3, page -> audit().list(page)));

            assertThat(read).extracting(AuditEvent::id).containsAll(expected).doesNotHaveDuplicates();
            assertThat(read).extracting(AuditEvent::at).isSortedAccordingTo(Collections.reverseOrder());
        }

        @Test
        void refusesCursorsThatItDidNotGiveOut() {
            Pages.assertRefusesForeignCursors(page -> read(() -> audit().list(page)));
        }
    }
}
