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
import dev.selfservice.portal.server.config.ConfigReader;
import dev.selfservice.portal.server.config.HttpConfig;
import dev.selfservice.portal.server.config.ServerConfig;
import dev.selfservice.portal.server.runtime.PortalRuntime;
import dev.selfservice.portal.server.runtime.ServerRandomSource;
import dev.selfservice.portal.server.runtime.Services;
import dev.selfservice.portal.server.runtime.TrialAccess;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real server in this process, for tests: a free port of this machine, and every answer held against the OpenAPI
 * document that it serves.
 *
 * <p>In memory: Ana asks, Bea is her manager, Cleo is a stranger, Dora administers. On a database: the sample
 * organisation with its own connectors, of whom {@code SampleOrganisation.SIGN_INS} can sign in. The password of
 * everybody is {@link #PASSWORD}.
 */
public final class TestServer implements AutoCloseable {

    /** The password of everybody. */
    public static final String PASSWORD = TrialAccess.PASSWORD;

    private static final List<String> SMALL = List.of("ana", "bea", "cleo", "dora");
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Portal portal;
    private final Optional<InMemoryIdentityStore> people;
    private final Optional<PortalRuntime> runtime;
    private final PortalServer server;
    private final OpenApiAnswers answers;

    private TestServer(
            Portal portal, Optional<InMemoryIdentityStore> people, Optional<PortalRuntime> runtime, HttpConfig http) {
        this.portal = portal;
        this.people = people;
        this.runtime = runtime;
        this.server = new PortalServer(
                http,
                Optional.empty(),
                Services.of(portal),
                ServerRandomSource.requestIds(ServerRandomSource.strong()));
        server.start();
        this.answers = new OpenApiAnswers(RestClient.anonymous(server.address(), answer -> {})
                .send("GET", "/openapi", Map.of(), BodyPublishers.noBody())
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
        return inMemory(http, Clock.systemUTC());
    }

    /** Starts a server on stores in memory for which it is as late as the clock says. */
    public static TestServer inMemory(Clock clock) {
        return inMemory(HttpConfig.onFreePort(), clock);
    }

    private static TestServer inMemory(HttpConfig http, Clock clock) {
        InMemoryIdentityStore people = new InMemoryIdentityStore()
                .person("ana", "Ana Lund")
                .person("bea", "Bea Ortiz")
                .person("cleo", "Cleo Park")
                .person("dora", "Dora Weiss")
                .manager("ana", "bea");
        Portal portal = Portal.builder()
                .stores(new InMemoryStores(clock))
                .clock(clock)
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
        SMALL.forEach(person -> portal.storePassword(new PersonId(person), PASSWORD.toCharArray()));
        return new TestServer(portal, Optional.of(people), Optional.empty(), http);
    }

    /** Starts a server with the sample organisation on a new Derby database in memory. */
    public static TestServer onDerby(Path home) {
        return on("jdbc:derby:memory:test" + DATABASES.incrementAndGet() + ";create=true", "", "", home, Map.of());
    }

    /**
     * Starts a server with the sample organisation on a database, which may be in use by another server already.
     *
     * @param home where keys and the folders of the target systems are; servers on one database must share it
     * @param settings further settings, which win over those of the tests
     */
    public static TestServer on(String url, String user, String password, Path home, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "portal.home", home.toString(),
                "portal.http.port", "0",
                "portal.http.rate-per-address", "100000",
                "portal.http.metrics-open", "true",
                "portal.database.url", url,
                "portal.database.user", user,
                "portal.database.password", password,
                "portal.sign-in.memory-kib", "19456",
                "portal.sign-in.iterations", "2",
                "portal.sign-in.tries-per-address", "10000"));
        all.put("portal.sign-in.least-refusal", "PT0.001S");
        all.put("portal.delivery.poll", "PT0.2S");
        all.putAll(settings);
        ServerConfig config = ConfigReader.read(all, true);
        PortalRuntime runtime = PortalRuntime.open(config);
        if (config.sample()) {
            new TrialAccess(runtime.portal(), runtime.stores(), Clock.systemUTC()).signIns();
        }
        return new TestServer(runtime.portal(), Optional.empty(), Optional.of(runtime), config.http());
    }

    /** Starts a server around a portal that the caller has put together; it is closed with the server. */
    public static TestServer around(Portal portal, InMemoryIdentityStore people) {
        return new TestServer(portal, Optional.of(people), Optional.empty(), HttpConfig.onFreePort());
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

    /** Returns the people in memory, to change them. */
    public InMemoryIdentityStore people() {
        return people.orElseThrow(() -> new IllegalStateException("the people are in the database: see runtime()"));
    }

    /** Returns the portal with its stores and people in a database. */
    public PortalRuntime runtime() {
        return runtime.orElseThrow(() -> new IllegalStateException("everything is in memory: see people()"));
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
        runtime.ifPresentOrElse(PortalRuntime::close, portal::close);
    }

    private static final class Shared {
        private static final TestServer SERVER = inMemory();
    }
}
