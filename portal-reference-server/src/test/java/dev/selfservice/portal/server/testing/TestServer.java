// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.testing;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.server.PortalServer;
import dev.selfservice.portal.server.config.HttpConfig;
import dev.selfservice.portal.server.runtime.ServerRandomSource;
import dev.selfservice.portal.server.runtime.Services;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The real server in this process, for tests: a free port of this machine, a small organisation, everything recorded
 * against the OpenAPI document.
 *
 * <p>Ana asks, Bea is her manager, Cleo is a stranger, Dora administers. Their password is {@link #PASSWORD}.
 */
public final class TestServer implements AutoCloseable {

    /** The password of everybody. */
    public static final String PASSWORD = "correct horse battery staple";

    private final Portal portal;
    private final InMemoryIdentityStore people;
    private final PortalServer server;
    private final OpenApiAnswers answers;

    private TestServer(Portal portal, InMemoryIdentityStore people, HttpConfig http) {
        this.portal = portal;
        this.people = people;
        this.server = new PortalServer(
                http,
                Optional.empty(),
                Services.of(portal),
                ServerRandomSource.requestIds(ServerRandomSource.strong()));
        server.start();
        this.answers = new OpenApiAnswers(RestClient.anonymous(server.address(), answer -> {})
                .send("GET", "/openapi", Map.of(), java.net.http.HttpRequest.BodyPublishers.noBody())
                .text());
    }

    /** Returns a server on stores in memory that all tests of this process share; nobody closes it. */
    public static TestServer shared() {
        return Shared.SERVER;
    }

    /** Starts a server on stores in memory. */
    public static TestServer inMemory() {
        return inMemory(HttpConfig.onFreePort());
    }

    /** Starts a server on stores in memory with an HTTP side of its own. */
    public static TestServer inMemory(HttpConfig http) {
        InMemoryIdentityStore people = new InMemoryIdentityStore()
                .person("ana", "Ana Lund")
                .person("bea", "Bea Ortiz")
                .person("cleo", "Cleo Park")
                .person("dora", "Dora Weiss")
                .manager("ana", "bea");
        Portal portal = Portal.builder()
                .stores(new InMemoryStores(Clock.systemUTC()))
                .identity(people)
                .keys(Keys.fresh())
                .plugin(new MemorySystem())
                .system(new SystemId("files"), "Shared files", "memory", Map.of())
                .config(PortalConfig.defaults()
                        .everyoneMay(PortalConfig.ORDINARY)
                        .firstAdministrator(new PersonId("dora"))
                        .remember(Duration.ZERO)
                        .signIn(quick()))
                .build();
        for (String person : new String[] {"ana", "bea", "cleo", "dora"}) {
            portal.storePassword(new PersonId(person), PASSWORD.toCharArray());
        }
        return new TestServer(portal, people, http);
    }

    private static SignInConfig quick() {
        SignInConfig usual = SignInConfig.defaults().cheapest();
        return new SignInConfig(
                usual.memoryKib(),
                usual.iterations(),
                usual.idle(),
                usual.longest(),
                usual.mostSessions(),
                10_000,
                Duration.ofMillis(1));
    }

    /** Returns the portal behind the server. */
    public Portal portal() {
        return portal;
    }

    /** Returns the people, to change them. */
    public InMemoryIdentityStore people() {
        return people;
    }

    /** Returns the server itself. */
    public PortalServer server() {
        return server;
    }

    /** Returns a client that nobody is signed in with. */
    public RestClient anonymous() {
        return RestClient.anonymous(server.address(), answers);
    }

    /** Returns a client that a person is signed in with. */
    public RestClient as(String login) {
        return anonymous().signIn(login, PASSWORD);
    }

    /** Returns a client of a program that sends a bearer token. */
    public RestClient withToken(String secret) {
        return RestClient.bearer(server.address(), answers, secret);
    }

    /** Returns what was seen of the OpenAPI document so far. */
    public OpenApiAnswers answers() {
        return answers;
    }

    @Override
    public void close() {
        server.close();
        portal.close();
    }

    private static final class Shared {
        private static final TestServer SERVER = inMemory();
    }
}
