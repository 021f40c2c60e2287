// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@InBrowser
class RequestByKeyboardTest {

    @TempDir
    static Path directory;

    private static Office office;
    private final Browser browser;
    private final RequestJourney journey;

    RequestByKeyboardTest(Browser browser) {
        this.browser = browser;
        this.journey = new RequestJourney(browser, new Keyboard(browser), office);
    }

    @BeforeAll
    static void open() {
        office = Office.open(directory);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void begin() {
        browser.forget();
        browser.open(office.page("/"));
    }

    @Test
    void anApprovedRequestIsDeliveredAndSeen() {
        journey.signIn("ana");
        String number = journey.askToAudit("Spain", "The yearly audit in Madrid");
        journey.signOut();

        journey.signIn("bea");
        journey.openTask(number);
        browser.says("[data-test=task-detail]", "The yearly audit in Madrid");
        journey.decide("APPROVED", "Until the audit is over");
        journey.signOut();
        browser.until("the ledger has no file of Ana", () -> Files.exists(office.ledgerOf("ana")));
        assertThat(office.ledgerOf("ana")).content().isEqualTo("auditor\tcountry=ES\n");

        journey.signIn("ana");
        journey.openRequest(number);
        browser.says("[data-test=request-status]", "Delivered");
        browser.says("[data-test=where-it-is]", "Until the audit is over");
        browser.says("[data-test=where-it-is] [data-state=DONE]:last-child", "Delivered");
    }

    @Test
    void aRejectionNeedsAReasonWhichTheRequesterReads() {
        journey.signIn("eli");
        String number = journey.askToAudit("Portugal", "I might need it one day");
        journey.signOut();

        journey.signIn("bea");
        journey.openTask(number);
        journey.rejectWithoutReason();
        journey.decide("REJECTED", "Ask again when the day comes");
        journey.signOut();

        journey.signIn("eli");
        journey.openRequest(number);
        browser.says("[data-test=request-status]", "Rejected");
        browser.says("[data-test=where-it-is]", "Ask again when the day comes");
        assertThat(office.ledgerOf("eli")).doesNotExist();
    }
}
