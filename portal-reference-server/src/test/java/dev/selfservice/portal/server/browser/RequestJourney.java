// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

/** The steps of a request through the pages, whatever hand does them. */
record RequestJourney(Browser browser, Hand hand, Office office) {

    private static final String CART = "[data-test=cart] ";

    void signIn(String person) {
        enter(person);
        browser.onPage("Good");
    }

    /** Signs in, in whatever language. */
    void enter(String person) {
        hand.write("#sp-login", person);
        hand.write("#sp-password", Office.PASSWORD);
        hand.press("[data-test=sign-in]");
        browser.gone("#sp-password");
    }

    void signOut() {
        hand.press("[data-test=person-menu]");
        hand.press("[data-test=sign-out]");
        browser.shown("#sp-login");
    }

    /** Asks for an auditor's role in one country; returns the number of the request. */
    String askToAudit(String country, String reason) {
        hand.press("[data-test=menu-catalogue]");
        browser.onPage("Ask for access");
        hand.write("#sp-catalogue-search", "audit");
        browser.until(
                "the search finds more than one",
                () -> browser.has("[data-name=auditor]") && !browser.has("[data-name=reports]"));
        hand.press("[data-name=auditor] [data-test=add]");
        hand.choose("#sp-scope-0", country);
        hand.write("#sp-reason", reason);
        hand.press(CART + "[data-test=ask]");
        browser.onPage("Request ");
        browser.says("[data-test=request-status]", "In progress");
        browser.says("[data-test=where-it-is]", "Waits for Bea Ortiz");
        return browser.shown("h1").getText().replace("Request ", "");
    }

    void openTask(String number) {
        hand.press("[data-test=menu-tasks]");
        browser.onPage("My tasks");
        hand.press("[data-test=task][data-number='" + number + "']");
        browser.says("[data-test=task-detail]", "Auditor");
    }

    void decide(String verdict, String comment) {
        hand.pick("[data-test=verdict-" + verdict + "]");
        hand.write("#sp-comment", comment);
        hand.press("[data-test=decide]");
        browser.says("[data-test=decided]", "You decided this");
        browser.says("[data-test=decided]", comment);
    }

    /** Rejects without a word first, which is refused beside the field. */
    void rejectWithoutReason() {
        hand.pick("[data-test=verdict-REJECTED]");
        hand.press("[data-test=decide]");
        browser.says("#sp-comment-error", "Say why you reject it");
        browser.says("[data-test=problem-summary]", "One thing needs your attention");
        assertThat(browser.has("[data-test=decided]")).isFalse();
    }

    void openRequest(String number) {
        hand.press("[data-test=menu-requests]");
        browser.onPage("My requests");
        if (!browser.has("[data-test=request][data-number='" + number + "']")) {
            hand.press("[data-test=view-ENDED]");
        }
        hand.press("[data-test=request][data-number='" + number + "']");
        browser.onPage("Request " + number);
    }
}
