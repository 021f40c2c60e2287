// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.war;

import dev.selfservice.portal.server.PortalServer;
import dev.selfservice.portal.server.config.ConfigReader;
import dev.selfservice.portal.server.config.ServerConfig;
import dev.selfservice.portal.server.runtime.PortalRuntime;
import dev.selfservice.portal.server.runtime.ServerRandomSource;
import dev.selfservice.portal.server.runtime.Services;
import dev.selfservice.portal.server.runtime.TrialAccess;
import dev.selfservice.portal.server.testing.RestClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place where a portal is at work already: PostgreSQL, keys and the sample organisation, laid down by our own server,
 * which has stopped before a container takes over.
 */
final class Site implements AutoCloseable {

    private static final List<String> SYSTEMS = List.of("files", "ledger", "workshop");

    private final Path home;
    private final EmbeddedPostgres postgres;
    private final byte[] openApi;

    private Site(Path home, EmbeddedPostgres postgres, byte[] openApi) {
        this.home = home;
        this.postgres = postgres;
        this.openApi = openApi;
    }

    static Site laidBy(Path home) throws Exception {
        EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        Map<String, String> settings = common(home);
        settings.put("portal.http.port", "0");
        settings.put("portal.database.url", postgres.getJdbcUrl("postgres", "postgres"));
        settings.put("portal.database.user", "postgres");
        ServerConfig config = ConfigReader.read(settings, true);
        try (PortalRuntime runtime = PortalRuntime.open(config);
                PortalServer server = new PortalServer(
                        config.http(),
                        Optional.empty(),
                        Services.of(runtime.portal()),
                        ServerRandomSource.requestIds(ServerRandomSource.strong()))) {
            new TrialAccess(runtime.portal(), runtime.stores(), Clock.systemUTC()).signIns();
            server.start();
            byte[] openApi = RestClient.anonymous(server.address(), answer -> {})
                    .send("GET", "/openapi", Map.of(), BodyPublishers.noBody())
                    .bytes();
            return new Site(home, postgres, openApi);
        } catch (RuntimeException | Error broken) {
            postgres.close();
            throw broken;
        }
    }

    /** Returns the settings file of a portal in a container that people reach under the origin. */
    Path settings(String origin) throws IOException {
        Map<String, String> settings = common(home);
        settings.put("portal.http.origin", origin);
        for (String system : SYSTEMS) {
            settings.put("portal.systems." + system + ".type", "files");
            settings.put("portal.systems." + system + ".directory", systems() + "/" + system);
            settings.put("portal.systems." + system + ".accounts", "automatic");
        }
        StringBuilder lines = new StringBuilder();
        settings.forEach(
                (key, value) -> lines.append(key).append('=').append(value).append('\n'));
        return Files.writeString(home.resolve("portal.properties"), lines);
    }

    private static Map<String, String> common(Path home) {
        return new LinkedHashMap<>(Map.of(
                "portal.home", home.toString(),
                "portal.sign-in.memory-kib", "19456",
                "portal.sign-in.least-refusal", "PT0.01S",
                "portal.delivery.poll", "PT0.2S"));
    }

    /** Returns what a container is told about the database. */
    Map<String, String> database() {
        return Map.of(
                "DB_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                "DB_HOST", "localhost",
                "DB_PORT", Integer.toString(postgres.getPort()),
                "DB_NAME", "postgres",
                "DB_USER", "postgres",
                "DB_PASSWORD", "postgres");
    }

    /** Returns the OpenAPI document as our own server serves it. */
    byte[] openApi() {
        return openApi;
    }

    private Path systems() {
        return home.resolve("systems");
    }

    /** Returns all lines in the files of the target systems' accounts that belong to a person. */
    List<String> rolesOf(String login) throws IOException {
        try (Stream<Path> files = Files.walk(systems())) {
            return files.filter(file -> file.getFileName().toString().equals(login + ".roles"))
                    .flatMap(file -> {
                        try {
                            return Files.readAllLines(file).stream();
                        } catch (IOException broken) {
                            throw new java.io.UncheckedIOException(broken);
                        }
                    })
                    .toList();
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
