// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.audit.AuditVerification;
import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.internal.keys.KeyRing;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.testkit.Crowd;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AuditSealerTest {

    private final SortedMap<Integer, byte[]> masters = new TreeMap<>();
    private final InMemoryStores stores = new InMemoryStores(Clock.systemUTC());

    AuditSealerTest() {
        masters.put(1, new byte[32]);
    }

    @Test
    void onePassSealsMoreThanABatch() {
        write(1_203);

        assertThat(sealer().seal()).isEqualTo(1_203);
        assertThat(sealer().seal()).isZero();
        assertThat(stores.audit().sealedAfter(0, 2_000))
                .extracting(AuditRow::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1_203).boxed().toList());
        assertThat(verify().sealed()).isEqualTo(1_203);
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void nothingIsSealedTwiceHoweverManyNodesAreAtIt() {
        write(300);
        Crowd.Result<Integer> sealed = Crowd.of(6, number -> {
            write(20);
            return sealer().seal();
        });

        assertThat(sealed.failures()).isEmpty();
        assertThat(sealed.answers().stream().mapToInt(Integer::intValue).sum() + sealer().seal())
                .isEqualTo(420);
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void aTrailThatIsWrittenSealedAndVerifiedAtOnceRaisesNoFalseAlarm() {
        Crowd.Result<Boolean> result = Crowd.of(6, number -> {
            boolean intact = true;
            for (int i = 0; i < 40; i++) {
                write(3);
                sealer().seal();
                intact &= verify().intact();
            }
            return intact;
        });

        assertThat(result.failures()).isEmpty();
        assertThat(result.answers()).containsOnly(true);
    }

    @Test
    void rowsAndSealsOfAnOlderKeyStillVerify() {
        write(3);
        sealer().seal();
        masters.put(2, "another master key of 32 bytes!!".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        write(3);
        sealer().seal();

        assertThat(verify().intact()).isTrue();
        masters.remove(1);
        assertThat(verify().findings()).hasSize(3).allMatch(finding -> finding.sequence() <= 3);
    }

    @Test
    void aRowIsWrittenWithWhatItTellsOfOrNotAtAll() {
        assertThatThrownBy(() -> stores.transactions().run(() -> {
                    trail().record(ana(), "tasks.decide", "task/1", "APPROVED", Optional.empty());
                    throw new IllegalStateException("the decision failed");
                }))
                .hasMessage("the decision failed");

        assertThat(stores.audit().unsealed(10)).isEmpty();
    }

    @Test
    void noFieldOfAnEventFlowsIntoTheNext() {
        write(1);
        AuditEvent event = stores.audit().unsealed(1).get(0).event();
        List<AuditEvent> alike = List.of(
                event,
                with(event, "tasks.decidet", "ask/1", Optional.empty()),
                with(event, "tasks.decide", "task/1A", Optional.empty()),
                with(event, "tasks.decide", "task/1", Optional.of("")),
                with(event, "tasks.decide", "task/1", Optional.of("1")));

        assertThat(alike.stream().map(CanonicalForm::of).map(bytes -> java.util.HexFormat.of()
                        .formatHex(bytes)))
                .doesNotHaveDuplicates();
    }

    private static AuditEvent with(AuditEvent event, String action, String subject, Optional<String> reason) {
        return new AuditEvent(
                event.id(),
                event.at(),
                event.actor(),
                event.onBehalfOf(),
                action,
                subject,
                event.result(),
                reason,
                event.level(),
                event.requestId(),
                event.address(),
                event.agent());
    }

    private void write(int times) {
        AuditTrail trail = trail();
        IntStream.range(0, times).forEach(i -> stores.transactions()
                .run(() -> trail.record(ana(), "tasks.decide", "task/1", "APPROVED", Optional.empty())));
    }

    private AuditTrail trail() {
        return new AuditTrail(stores.audit(), keys(), Clock.systemUTC(), UUID::randomUUID);
    }

    private AuditSealer sealer() {
        return new AuditSealer(stores.audit(), keys(), stores.transactions());
    }

    private AuditVerification verify() {
        return new AuditVerifier(stores.audit(), keys(), stores.transactions()).verify();
    }

    private KeyProvider keys() {
        return new KeyRing(masters);
    }

    private static Actor ana() {
        return Actor.of(new PersonId("ana"), new Assurance(1, Clock.systemUTC().instant()));
    }
}
