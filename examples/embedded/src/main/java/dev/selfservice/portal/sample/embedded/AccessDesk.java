// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.embedded;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.TaskView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.Consumer;

/** What the program does with the portal: Ana asks, Bea approves, the wiki gets the role. */
@Dependent
public class AccessDesk {

    private final Portal portal;
    private final Wiki wiki;
    private final Clock clock;

    @Inject
    AccessDesk(Portal portal, Wiki wiki, Clock clock) {
        this.portal = portal;
        this.wiki = wiki;
        this.clock = clock;
    }

    /** Does it, telling each step. */
    void run(Consumer<String> listener) throws InterruptedException {
        Actor ana = actor("ana");
        Actor bea = actor("bea");
        Entitlement editor = portal.catalogue().add(bea, Wiki.ID, "editor", EntitlementDraft.titled("Wiki editor"));
        Request request = portal.requests().submit(ana, RequestWish.of(ana.person(), editor.id(), "The handbook"));
        listener.accept("Ana asks for Wiki editor");
        TaskSummary task = portal.tasks()
                .list(bea, TaskView.OPEN, PageRequest.first())
                .items()
                .get(0);
        portal.tasks().decide(bea, task.id(), task.version(), Decision.approve(request.items(), "Welcome"));
        listener.accept("Bea approves");
        listener.accept("The wiki hears " + wiki.nextNews());
    }

    /** The program has signed its people in by its own means, and says so. */
    private Actor actor(String person) {
        return portal.actors().of(new PersonId(person), new Assurance(1, clock.instant()));
    }
}
