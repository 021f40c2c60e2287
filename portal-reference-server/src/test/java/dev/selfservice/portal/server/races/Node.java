// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.races;

import com.zaxxer.hikari.HikariDataSource;
import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.Once;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.jpa.PortalSchema;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.TaskView;
import dev.selfservice.portal.testkit.fakes.FakeSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One portal on a database, as one node of several would be.
 *
 * <p>Its people: {@code boss-0} to {@code boss-63} are all in the group of approvers, {@code asker} asks.
 */
final class Node implements AutoCloseable {

    static final int BOSSES = 64;
    /** The keys of all nodes; a process that stands for one is told the file by this property. */
    static final String KEY_FILE = "portal.test.keys";

    static final KeyProvider KEYS = Keys.openOrCreate(keyFile());

    final Portal portal;
    final InMemoryIdentityStore people;
    final FakeSystem systems = FakeSystem.forEverybody();
    private final HikariDataSource source;
    private final JpaStores stores;

    Node(HikariDataSource source) {
        this(source, people());
    }

    Node(HikariDataSource source, InMemoryIdentityStore people) {
        this.source = source;
        this.people = people;
        PortalSchema.migrate(source);
        this.stores = JpaStores.on(source);
        this.portal = Portal.builder()
                .stores(stores)
                .identity(people)
                .keys(KEYS)
                .plugin(systems.plugin())
                .system(new SystemId("erp"), "ERP", "fake", Map.of())
                .config(PortalConfig.defaults()
                        .everyoneMay(PortalConfig.ORDINARY)
                        .firstAdministrator(new PersonId("root"))
                        .fallbackApprovers(Grantee.parse("group:approvers")))
                .build();
    }

    static Path keyFile() {
        String told = System.getProperty(KEY_FILE);
        if (told == null) {
            try {
                told = Files.createTempDirectory("nodes").resolve("portal.keys").toString();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            System.setProperty(KEY_FILE, told);
        }
        return Path.of(told);
    }

    static InMemoryIdentityStore people() {
        InMemoryIdentityStore people =
                new InMemoryIdentityStore().person("asker", "Ana Lund").person("root", "Rut Okafor");
        IntStream.range(0, BOSSES)
                .forEach(i -> people.person("boss-" + i, "Boss " + i).member("boss-" + i, "approvers"));
        return people;
    }

    Actor actor(String person) {
        return portal.actors()
                .of(new PersonId(person), new Assurance(1, Clock.systemUTC().instant()));
    }

    List<EntitlementId> entitlements(int count) {
        List<EntitlementId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Entitlement added = portal.catalogue()
                    .add(actor("root"), new SystemId("erp"), "role-" + i, EntitlementDraft.titled("Role " + i));
            ids.add(added.id());
        }
        return ids;
    }

    Request submit(EntitlementId entitlement) {
        return portal.requests().submit(actor("asker"), wish(entitlement, "because"));
    }

    Request submit(EntitlementId entitlement, String key, String reason) {
        Once once = new Once(
                "POST /requests", key, reason, answer -> answer.toString().getBytes(StandardCharsets.UTF_8));
        return portal.requests().submit(actor("asker"), wish(entitlement, reason), once);
    }

    List<TaskSummary> inbox(String person) {
        List<TaskSummary> all = new ArrayList<>();
        PageRequest next = PageRequest.ofSize(100);
        Optional<String> more;
        do {
            Page<TaskSummary> page = portal.tasks().list(actor(person), TaskView.OPEN, next);
            all.addAll(page.items());
            more = page.next();
            if (more.isPresent()) {
                next = next.startingAfter(more.get());
            }
        } while (more.isPresent());
        return all;
    }

    private RequestWish wish(EntitlementId entitlement, String reason) {
        return RequestWish.of(new PersonId("asker"), entitlement, reason);
    }

    @Override
    public void close() {
        portal.close();
        stores.close();
        source.close();
    }
}
