// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.requests.RequestWish.ItemWish;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.server.testing.CountedStatements;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.TaskDetail;
import dev.selfservice.portal.tasks.TaskView;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A request of twenty items asks the database no more often than a request of one. */
@ParameterizedClass
@EnumSource(Databases.class)
class StatementsPerRequestTest {

    private static final int MANY = 20;
    /** Nobody delivers to it, so that nothing happens but what is asked for. */
    private static final SystemRef PAPER = new SystemRef(new SystemId("paper"), "Paper archive");

    @Parameter
    Databases kind = Databases.DERBY;

    private HikariDataSource source;
    private CountedStatements counted;
    private JpaStores stores;
    private Portal portal;

    @BeforeEach
    void open() {
        source = kind.fresh();
        counted = new CountedStatements(source);
        stores = JpaStores.on(counted.source());
        portal = Portal.builder()
                .stores(stores)
                .identity(new InMemoryIdentityStore()
                        .person("ana", "Ana Lund")
                        .person("bea", "Bea Ortiz")
                        .person("dora", "Dora Weiss")
                        .manager("ana", "bea"))
                .keys(Keys.fresh())
                .config(PortalConfig.defaults()
                        .everyoneMay(PortalConfig.ORDINARY)
                        .firstAdministrator(new PersonId("dora")))
                .build();
        stores.transactions().run(() -> stores.catalogue().putSystem(PAPER));
        // What is remembered, such as grants and definitions, is asked for once.
        decide(ask(1));
    }

    @AfterEach
    void close() {
        portal.close();
        stores.close();
        source.close();
    }

    @Test
    void askingCostsTheSame() {
        List<String> one = counted.during(() -> ask(1));
        List<String> twenty = counted.during(() -> ask(MANY));

        assertThat(twenty).as(String.join("\n", twenty)).hasSameSizeAs(one);
    }

    @Test
    void decidingCostsTheSame() {
        Request single = ask(1);
        Request several = ask(MANY);

        List<String> one = counted.during(() -> decide(single));
        List<String> twenty = counted.during(() -> decide(several));

        assertThat(twenty).as(String.join("\n", twenty)).hasSameSizeAs(one);
    }

    @Test
    void lookingCostsTheSame() {
        Request single = ask(1);
        Request several = ask(MANY);

        List<String> one = counted.during(() -> look(single));
        List<String> twenty = counted.during(() -> look(several));

        assertThat(twenty).as(String.join("\n", twenty)).hasSameSizeAs(one);
    }

    private Request ask(int items) {
        List<Entitlement> entitlements = counted.unseen(() -> IntStream.range(0, items)
                .mapToObj(i -> portal.catalogue()
                        .add(
                                actor("dora"),
                                PAPER.id(),
                                UUID.randomUUID().toString(),
                                EntitlementDraft.titled("Folder " + i)))
                .toList());
        List<ItemWish> wishes = entitlements.stream()
                .map(each -> new ItemWish(each.id(), Optional.empty()))
                .toList();
        return portal.requests()
                .submit(
                        actor("ana"),
                        new RequestWish(new RequestTypeId("role-access"), new PersonId("ana"), wishes, "because"));
    }

    private void decide(Request request) {
        TaskDetail task = counted.unseen(() -> taskOf(request));
        portal.tasks()
                .decide(actor("bea"), task.task().id(), task.task().version(), Decision.approve(task.items(), "Fine"));
    }

    private void look(Request request) {
        taskOf(request);
        portal.requests().require(actor("ana"), request.id());
    }

    private TaskDetail taskOf(Request request) {
        return portal.tasks().list(actor("bea"), TaskView.OPEN, PageRequest.first()).items().stream()
                .filter(each -> each.request().equals(request.id()))
                .map(each -> portal.tasks().require(actor("bea"), each.id()))
                .findFirst()
                .orElseThrow();
    }

    private Actor actor(String person) {
        return portal.actors()
                .of(new PersonId(person), new Assurance(1, Clock.systemUTC().instant()));
    }
}
