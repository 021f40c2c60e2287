// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.catalogue.ScopeRule;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.ProvisioningConfig;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.requests.RequestWish.ItemWish;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.sample.files.FilesPlugin;
import dev.selfservice.portal.server.PortalServer;
import dev.selfservice.portal.server.config.HttpConfig;
import dev.selfservice.portal.server.runtime.ServerRandomSource;
import dev.selfservice.portal.server.runtime.Services;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.TaskDetail;
import dev.selfservice.portal.tasks.TaskView;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A small office with a portal of its own: people with titles and managers, a catalogue of two systems that work and one
 * whose directory is missing, and a server with the pages.
 *
 * <p>Ana and Eli ask, Bea is their manager, Dora administers and is the manager of Bea.
 */
final class Office implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";

    private static final PersonId DORA = new PersonId("dora");
    private static final List<String[]> PEOPLE = List.of(
            new String[] {"ana", "Ana Lund", "Financial analyst", "Finance", "bea"},
            new String[] {"bea", "Bea Ortiz", "Head of finance", "Finance", "dora"},
            new String[] {"cleo", "Cleo Park", "Designer", "Product", "dora"},
            new String[] {"dora", "Dora Weiss", "Service owner", "Information technology", "hugo"},
            new String[] {"eli", "Eli Moreau", "Controller", "Finance", "bea"},
            new String[] {"finn", "Finn Olsen", "Buyer", "Purchasing", "dora"},
            new String[] {"gita", "Gita Rao", "Engineer", "Information technology", "dora"},
            new String[] {"hugo", "Hugo Stein", "Managing director", "", ""});

    private final Path files;
    private final Portal portal;
    private final PortalServer server;

    private Office(Path directory) {
        this.files = directory.resolve("ledger");
        this.portal = portal(directory);
        this.server = new PortalServer(
                HttpConfig.onFreePort(),
                Optional.empty(),
                Services.of(portal),
                ServerRandomSource.requestIds(ServerRandomSource.strong()));
    }

    /** Opens the office; its systems keep their files below the directory. */
    static Office open(Path directory) {
        Office office = new Office(directory);
        PEOPLE.forEach(each -> office.portal.storePassword(new PersonId(each[0]), PASSWORD.toCharArray()));
        office.fillCatalogue();
        office.portal.start();
        office.server.start();
        return office;
    }

    /** Returns the address of a page. */
    URI page(String path) {
        return server.address().resolve(path);
    }

    /** Returns the file in which the ledger keeps what a person holds. */
    Path ledgerOf(String person) {
        return files.resolve(person + ".roles");
    }

    /** Asks, as somebody, for what the ledger or another system calls by a name. */
    Request ask(String person, String reason, String... wishes) {
        List<ItemWish> items = List.of(wishes).stream()
                .map(wish -> wish.split("/"))
                .map(this::item)
                .toList();
        return portal.requests()
                .submit(
                        actor(person),
                        new RequestWish(new RequestTypeId("role-access"), new PersonId(person), items, reason));
    }

    /** Decides, as somebody, what waits for them about a request. */
    void decide(String approver, Request request, boolean approve, String comment) {
        TaskDetail task = portal.tasks().list(actor(approver), TaskView.OPEN, PageRequest.first()).items().stream()
                .filter(each -> each.request().equals(request.id()))
                .map(each -> portal.tasks().require(actor(approver), each.id()))
                .findFirst()
                .orElseThrow();
        Decision decision = approve ? Decision.approve(task.items(), comment) : Decision.reject(task.items(), comment);
        portal.tasks().decide(actor(approver), task.task().id(), task.task().version(), decision);
    }

    /** Returns the id of the first task that waits for somebody. */
    String taskOf(String approver) {
        return portal.tasks()
                .list(actor(approver), TaskView.OPEN, PageRequest.first())
                .items()
                .get(0)
                .id()
                .toString();
    }

    /** Returns the id of an entry of the catalogue. */
    EntitlementId entry(String name) {
        return portal.catalogue().listAll(actor("dora"), "", PageRequest.ofSize(100)).items().stream()
                .filter(each -> each.name().equals(name))
                .map(Entitlement::id)
                .findFirst()
                .orElseThrow();
    }

    Portal portal() {
        return portal;
    }

    Actor actor(String person) {
        return portal.actors()
                .of(new PersonId(person), new Assurance(1, Clock.systemUTC().instant()));
    }

    @Override
    public void close() {
        server.close();
        portal.close();
    }

    private ItemWish item(String[] nameAndScope) {
        Optional<String> scope = nameAndScope.length > 1 ? Optional.of(nameAndScope[1]) : Optional.empty();
        return new ItemWish(entry(nameAndScope[0]), scope);
    }

    private static Portal portal(Path directory) {
        return Portal.builder()
                .stores(new InMemoryStores(Clock.systemUTC()))
                .identity(people())
                .keys(Keys.fresh())
                .plugin(new FilesPlugin())
                .system(new SystemId("ledger"), "Finance ledger", "files", filesIn(directory, "ledger", "automatic"))
                .system(new SystemId("shares"), "Shared folders", "files", filesIn(directory, "shares", "automatic"))
                .system(new SystemId("archive"), "Archive", "files", filesIn(directory, "archive", "existing"))
                .config(PortalConfig.defaults()
                        .everyoneMay(PortalConfig.ORDINARY)
                        .firstAdministrator(DORA)
                        .remember(Duration.ZERO)
                        .provisioning(once())
                        .signIn(SignInConfig.defaults().cheapest().triesPerAddress(10_000)))
                .build();
    }

    /** What does not work at once is given up, so that there is something to try again. */
    private static ProvisioningConfig once() {
        return new ProvisioningConfig(
                4, Duration.ofSeconds(10), 1, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofMillis(100));
    }

    private static Map<String, String> filesIn(Path directory, String name, String accounts) {
        return Map.of("directory", directory.resolve(name).toString(), "accounts", accounts);
    }

    private static InMemoryIdentityStore people() {
        InMemoryIdentityStore people = new InMemoryIdentityStore();
        for (String[] each : PEOPLE) {
            people.put(new Person(
                    new PersonId(each[0]),
                    each[0],
                    each[1],
                    Optional.of(each[2]),
                    Optional.of(each[3]),
                    Optional.of(each[0] + "@example.org"),
                    true));
            if (!each[4].isEmpty()) {
                people.manager(each[0], each[4]);
            }
        }
        return people.group("helpdesk", "Information technology")
                .member("gita", "helpdesk")
                .groupRole("helpdesk", "service-desk");
    }

    private void fillCatalogue() {
        ScopeRule country = new ScopeRule(ScopeType.COUNTRY, "Country", List.of("DE", "ES", "FR", "PT"));
        ScopeRule centre = new ScopeRule(ScopeType.COST_CENTRE, "Cost centre", List.of());
        add("ledger", "auditor", "Auditor", "Reads every booking and its documents.", Risk.MEDIUM, country);
        add("ledger", "booking", "Booking clerk", "Enters and corrects bookings.", Risk.HIGH, centre);
        add("ledger", "reports", "Finance reports", "Reads the monthly and yearly reports.", Risk.LOW, null);
        add("ledger", "payments", "Payment release", "Releases payments to suppliers.", Risk.HIGH, country);
        add("shares", "budget", "Budget folder, editor", "Changes the files of the yearly budget.", Risk.MEDIUM, null);
        add("shares", "brand", "Brand folder, reader", "Reads logos, fonts and templates.", Risk.LOW, null);
        add("archive", "closed-years", "Closed years, reader", "Reads the books of closed years.", Risk.LOW, null);
    }

    private void add(
            String system, String name, String title, String description, Risk risk, @Nullable ScopeRule scope) {
        EntitlementDraft draft = new EntitlementDraft(
                title,
                description,
                system.equals("shares") ? Entitlement.Kind.GROUP : Entitlement.Kind.ROLE,
                risk,
                Optional.ofNullable(scope),
                Optional.of(
                        risk == Risk.LOW ? Grantee.group(new GroupId("helpdesk")) : Grantee.user(new PersonId("bea"))),
                List.of("finance"),
                true);
        portal.catalogue().add(actor("dora"), new SystemId(system), name, draft);
    }
}
