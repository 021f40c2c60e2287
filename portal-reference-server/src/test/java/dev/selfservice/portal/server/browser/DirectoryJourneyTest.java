// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People of a real directory sign in with its passwords, and what is approved is a member of its group. */
@InBrowser
class DirectoryJourneyTest {

    /** How long the page has to say by itself that the access is there. */
    private static final Duration BY_ITSELF = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    private static DirectoryOffice office;
    private final Browser browser;
    private final Hand hand;

    DirectoryJourneyTest(Browser browser) {
        this.browser = browser;
        this.hand = new Pointer(browser);
    }

    @BeforeAll
    static void open() {
        office = DirectoryOffice.open(folder);
    }

    @AfterAll
    static void close() {
        if (office != null) {
            office.close();
        }
    }

    @BeforeEach
    void begin() {
        browser.forget();
        browser.open(office.page("/"));
    }

    @Test
    void whatIsApprovedIsAMemberOfTheGroup() {
        signIn("ana");
        String number = ask("auditor");
        signOut();

        signIn("bea");
        hand.press("[data-test=menu-tasks]");
        browser.onPage("My tasks");
        hand.press("[data-test=task][data-number='" + number + "']");
        browser.says("[data-test=task-detail]", "Auditor");
        hand.pick("[data-test=verdict-APPROVED]");
        hand.write("#sp-comment", "Until the audit is over");
        hand.press("[data-test=decide]");
        browser.says("[data-test=decided]", "You decided this");
        signOut();
        browser.until("the group has no member", () -> office.isMember("ana", "auditor"));
        assertThat(office.isMember("bea", "auditor")).isFalse();
    }

    @Test
    void theOpenPageSaysWithinTwoSecondsThatTheAccessIsThere() {
        signIn("ana");
        ask("controller");

        office.approveAs("bea");
        browser.until("the group has no member", () -> office.isMember("ana", "controller"));

        browser.saysWithin(BY_ITSELF, "[data-test=request-status]", "Delivered");
    }

    private void signIn(String person) {
        hand.write("#sp-login", person);
        hand.write("#sp-password", DirectoryOffice.PASSWORD);
        hand.press("[data-test=sign-in]");
        browser.gone("#sp-password");
        browser.onPage("Good");
    }

    private void signOut() {
        hand.press("[data-test=person-menu]");
        hand.press("[data-test=sign-out]");
        browser.shown("#sp-login");
    }

    private String ask(String name) {
        hand.press("[data-test=menu-catalogue]");
        browser.onPage("Ask for access");
        hand.press("[data-name=" + name + "] [data-test=add]");
        hand.write("#sp-reason", "The yearly audit");
        hand.press("[data-test=cart] [data-test=ask]");
        browser.onPage("Request ");
        browser.says("[data-test=where-it-is]", "Waits for Bea Ortiz");
        return browser.shown("h1").getText().replace("Request ", "");
    }
}
