// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.requests.Request;
import java.util.List;

/** What happened in the office before anybody looks: something of every kind, seen by Dora, who may see it all. */
final class Story {

    private final Office office;
    private final Request delivered;
    private final Request waiting;
    private final Request stuck;

    Story(Office office) {
        this.office = office;
        this.delivered = office.ask("bea", "I sign the yearly accounts", "auditor/ES", "reports");
        office.decide("dora", delivered, true, "As every year");
        Request rejected = office.ask("bea", "To look something up", "payments/DE");
        office.decide("dora", rejected, false, "Whoever books must not release");
        this.stuck = office.ask("cleo", "The tax office asks about 2019", "closed-years");
        office.decide("dora", stuck, true, "Until the end of the month");
        this.waiting = office.ask("finn", "I order for the new building", "booking/CC-4711", "budget");
        office.ask("gita", "The design of the intranet", "brand");
        office.ask("dora", "To help with the budget", "budget");
    }

    /** Waits until the deliveries have come to their ends, good and bad. */
    Story delivered(Browser browser) {
        browser.until("nothing was given up", () -> count(OrderState.DEAD) == 1);
        browser.until("not everything was delivered", () -> count(OrderState.DONE) == 2);
        return this;
    }

    /** Returns the addresses of all pages in all states that this story leads to. */
    List<String> pages() {
        return List.of(
                "/",
                "/tasks",
                "/tasks?view=DONE",
                "/tasks/" + office.taskOf("dora"),
                "/requests",
                "/requests?view=ENDED",
                "/requests/" + waiting.id(),
                "/requests/" + delivered.id(),
                "/requests/" + stuck.id(),
                "/catalogue",
                "/catalogue?text=nothing-like-it",
                "/access",
                "/access?person=bea",
                "/administration/permissions",
                "/administration/permissions?view=holders&of=portal-administrator",
                "/administration/permissions?view=explain&person=gita",
                "/administration/catalogue",
                "/administration/catalogue?entry=new",
                "/administration/catalogue?entry=" + office.entry("auditor"),
                "/administration/deliveries",
                "/administration/deliveries?state=DEAD");
    }

    private int count(OrderState state) {
        return office.portal()
                .deliveries()
                .list(office.actor("dora"), state, PageRequest.first())
                .items()
                .size();
    }
}
