// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who changes the sealed trail in the database is found out through the interface (AUD-1). */
@ParameterizedClass
@EnumSource(Databases.class)
class AuditJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Parameter
    Databases kind = Databases.DERBY;

    private House house;
    private RestClient dora;

    @BeforeEach
    void aRequestWasDecidedAndSealed() {
        house = House.working(kind);
        dora = house.as("dora");
        Walk walk = new Walk(dora);
        String request = walk.askAnew(house.as("ana"), "files");
        walk.decide(house.as("bea"), request, "APPROVED", "Fine by me");
        awaitSealed();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Answer verify() {
        return Walk.requireStatus(dora.post("/audit/verify", Map.of()), 200);
    }

    private void awaitSealed() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Answer seen = verify();
        while (seen.<Number>at("sealed").longValue()
                < seen.<Number>at("checked").longValue()) {
            assertThat(System.nanoTime()).as(seen.text()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            seen = verify();
        }
    }

    @Test
    void whatWasDoneIsListedNewestFirstAndIntact() {
        List<Map<String, Object>> events =
                Walk.requireStatus(dora.get("/audit?size=100"), 200).at("items");

        assertThat(verify().<List<Object>>at("findings")).isEmpty();
        assertThat(events).extracting(each -> each.get("action")).contains("requests.submit", "tasks.decide");
        assertThat(events)
                .filteredOn(each -> "tasks.decide".equals(each.get("action")))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.get("actor")).isEqualTo("bea");
                    assertThat(event.get("reason")).isEqualTo("Fine by me");
                    assertThat((String) event.get("requestId")).isNotBlank();
                });
    }

    @Test
    void anEditedRowIsNamed() {
        house.tables().change("UPDATE portal_audit_event SET actor_id = 'cleo' WHERE action = 'tasks.decide'");

        Answer found = verify();

        assertThat(found.<List<Object>>at("findings")).as(found.text()).hasSize(1);
        assertThat(found.<String>at("findings.0.kind")).isEqualTo("EDITED");
        assertThat(found.<String>at("findings.0.detail")).contains("tasks.decide");
    }

    @Test
    void aDeletedRowIsNamed() {
        house.tables().change("DELETE FROM portal_audit_event WHERE action = 'requests.submit'");

        Answer found = verify();

        assertThat(found.<List<Object>>at("findings")).as(found.text()).hasSize(1);
        assertThat(found.<String>at("findings.0.kind")).isEqualTo("DELETED");
        assertThat(found.<Number>at("findings.0.sequence").longValue()).isPositive();
    }

    @Test
    void movedRowsAreNamed() {
        house.tables()
                .change("UPDATE portal_audit_event SET sequence_no = 3 - sequence_no WHERE sequence_no IN (1, 2)");

        Answer found = verify();

        List<Map<String, Object>> findings = found.at("findings");
        assertThat(findings).as(found.text()).isNotEmpty().allSatisfy(finding -> assertThat(finding.get("kind"))
                .isEqualTo("REORDERED"));
    }
}
