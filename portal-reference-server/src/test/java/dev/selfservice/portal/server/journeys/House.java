// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import com.zaxxer.hikari.HikariDataSource;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.ProvisioningConfig;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.sample.files.FilesPlugin;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import dev.selfservice.portal.testkit.fakes.FakeSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The whole portal behind HTTP on a database of its own.
 *
 * <p>Ana and Gus work for Bea. Cleo works for nobody and may ask for others once she is allowed to. Dora administers.
 * Eli has no manager; he and Finn are the service desk, which decides when no manager is found. There are two systems:
 * {@code files} keeps roles as lines of files, {@code moody} fails when told to.
 */
public final class House implements AutoCloseable {

    /** Everybody who can sign in. */
    public static final List<String> PEOPLE = List.of("ana", "bea", "cleo", "dora", "eli", "finn", "gus");

    private final HikariDataSource source;
    private final JpaStores stores;
    private final InMemoryIdentityStore people;
    private final FakeSystem moody = FakeSystem.forEverybody();
    private final Path files;
    private final TestServer server;

    private House(Databases kind, SignInConfig signIn, boolean working) {
        this.source = kind.fresh();
        this.stores = JpaStores.on(source);
        this.people = organisation();
        this.files = emptyDirectory();
        Portal portal = Portal.builder()
                .stores(stores)
                .identity(people)
                .keys(Keys.fresh())
                .plugin(new FilesPlugin())
                .plugin(moody.plugin())
                .system(
                        new SystemId("files"),
                        "Shared files",
                        "files",
                        Map.of("directory", files.toString(), "accounts", "automatic"))
                .system(new SystemId("moody"), "Moody system", FakeSystem.TYPE, Map.of())
                .config(config(signIn))
                .build();
        PEOPLE.forEach(person -> portal.storePassword(new PersonId(person), TestServer.PASSWORD.toCharArray()));
        this.server = TestServer.around(portal, people);
        if (working) {
            portal.start();
        }
    }

    /** Returns a house in which deliveries are made. */
    public static House working(Databases kind) {
        return new House(kind, quick(10_000), true);
    }

    /** Returns a house in which nothing happens but what is asked for, so that its tables lie still. */
    public static House still(Databases kind) {
        return new House(kind, quick(10_000), false);
    }

    /** Returns a still house that bears few wrong passwords from one address. */
    public static House wary(Databases kind, int tries) {
        return new House(kind, quick(tries), false);
    }

    private static SignInConfig quick(int triesPerAddress) {
        return SignInConfig.defaults().cheapest().triesPerAddress(triesPerAddress);
    }

    private static PortalConfig config(SignInConfig signIn) {
        return PortalConfig.defaults()
                .everyoneMay(PortalConfig.ORDINARY)
                .firstAdministrator(new PersonId("dora"))
                .fallbackApprovers(Grantee.group(new GroupId("service-desk")))
                .remember(Duration.ZERO)
                .provisioning(new ProvisioningConfig(
                        4,
                        Duration.ofSeconds(10),
                        2,
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1)))
                .signIn(signIn);
    }

    private static InMemoryIdentityStore organisation() {
        return new InMemoryIdentityStore()
                .person("ana", "Ana Lund")
                .person("bea", "Bea Ortiz")
                .person("cleo", "Cleo Park")
                .person("dora", "Dora Weiss")
                .person("eli", "Eli Brandt")
                .person("finn", "Finn Sato")
                .person("gus", "Gus Moreau")
                .manager("ana", "bea")
                .manager("gus", "bea")
                .member("eli", "service-desk")
                .member("finn", "service-desk")
                .role("cleo", "assistant");
    }

    private static Path emptyDirectory() {
        try {
            return Files.createTempDirectory("journeys");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the server. */
    public TestServer server() {
        return server;
    }

    /** Returns a client that a person has just signed in with. */
    public RestClient as(String login) {
        return server.as(login);
    }

    /** Returns the people, to change them. */
    public InMemoryIdentityStore people() {
        return people;
    }

    /** Returns the system that fails when told to. */
    public FakeSystem moody() {
        return moody;
    }

    /** Returns what lies in the database. */
    public Tables tables() {
        return new Tables(source);
    }

    /** Returns the roles that the files connector has written for an account. */
    public List<String> rolesInFileOf(String login) {
        try {
            return Files.readAllLines(files.resolve(login + ".roles"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        server.close();
        stores.close();
        source.close();
        try (var left = Files.walk(files)) {
            left.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
