// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.requests.Outcome;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.TaskView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TenLinesTest {

    private static final String FILE = "src/test/java/dev/selfservice/portal/core/TenLinesTest.java";

    @Test
    void tenLinesFileAndApproveARequestInMemory() {
        Clock clock = Clock.systemUTC();
        SystemId wiki = new SystemId("wiki");
        Assurance now = new Assurance(1, clock.instant());
        // spotless:off so that the README shows ten lines
        // begin
        var people = new InMemoryIdentityStore().person("ana", "Ana Lund").person("bea", "Bea Ortiz").manager("ana", "bea");
        var config = PortalConfig.defaults().everyoneMay(PortalConfig.ORDINARY).firstAdministrator(new PersonId("bea"));
        Portal portal = Portal.builder().stores(new InMemoryStores(clock)).identity(people).keys(Keys.fresh())
                .system(wiki, "Wiki", new WikiConnector()).config(config).build();
        Actor ana = portal.actors().of(new PersonId("ana"), now);
        Actor bea = portal.actors().of(new PersonId("bea"), now);
        Entitlement editor = portal.catalogue().add(bea, wiki, "editor", EntitlementDraft.titled("Wiki editor"));
        Request request = portal.requests().submit(ana, RequestWish.of(ana.person(), editor.id(), "I keep the handbook"));
        TaskSummary task = portal.tasks().list(bea, TaskView.OPEN, PageRequest.first()).items().get(0);
        portal.tasks().decide(bea, task.id(), task.version(), Decision.approve(request.items(), "Welcome"));
        // end
        // spotless:on
        assertThat(portal.requests().require(ana, request.id()).request().outcome())
                .contains(Outcome.APPROVED);
        portal.close();
    }

    @Test
    void theReadmeShowsExactlyTheseLines() throws IOException {
        String code = Files.readString(Path.of(FILE));
        String shown = code.substring(code.indexOf("// begin\n") + 9, code.indexOf("        // end"))
                .lines()
                .map(line -> line.substring(8))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + shown + "\n```");
    }

    private static final class WikiConnector implements Connector, ChangesAssignments {

        @Override
        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            return new DeliveryOutcome.Applied();
        }

        @Override
        public SystemHealth check() {
            return SystemHealth.reachable();
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
