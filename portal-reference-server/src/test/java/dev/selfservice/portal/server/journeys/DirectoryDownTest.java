// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.ldap.testing.MemoryDirectory;
import dev.selfservice.portal.ldap.testing.TestDirectory;
import dev.selfservice.portal.server.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose people are in a directory. */
class DirectoryDownTest {

    private static final String PASSWORD = "kept by the directory";

    @TempDir
    Path home;

    @Test
    void theServerStartsWithoutItsDirectoryAndHealthNamesIt() throws IOException, InterruptedException {
        Map<String, String> settings;
        try (MemoryDirectory directory = MemoryDirectory.plain()) {
            settings = settings(directory); // and now it is gone
        }
        try (TestServer server = start(settings)) {
            HttpResponse<String> ready = ready(server);

            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body().replace(" ", "")).contains("{\"name\":\"identity\",\"status\":\"DOWN\"}");
            assertThat(ready.body()).doesNotContain(TestDirectory.PASSWORD);
            assertThat(signIn(server, PASSWORD)).isEqualTo(503);
        }
    }

    @Test
    void theDirectorysPasswordOpensAndNoOther() throws IOException, InterruptedException {
        try (MemoryDirectory directory = MemoryDirectory.plain();
                TestServer server = start(settings(directory))) {
            directory.add(
                    "dn: uid=ana," + TestDirectory.PEOPLE,
                    "objectClass: inetOrgPerson",
                    "uid: ana",
                    "cn: Ana Lund",
                    "sn: Lund",
                    "userPassword: " + PASSWORD);

            assertThat(ready(server).statusCode()).isEqualTo(200);
            assertThat(signIn(server, PASSWORD)).isBetween(200, 299);
            assertThat(signIn(server, "another one")).isEqualTo(401);
            assertThat(signIn(server, "")).isBetween(400, 499);
        }
    }

    @Test
    void wrongSettingsStopTheStartAndAreNamed() {
        assertThatThrownBy(() -> start(Map.of("portal.identity.type", "carrier-pigeon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("carrier-pigeon")
                .hasMessageContaining("ldap");
        assertThatThrownBy(() -> start(Map.of("portal.identity.type", "ldap")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("portal.identity.url");
        assertThatThrownBy(() -> start(Map.of("portal.identity.type", "ldap", "portal.sample", "true")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("portal.sample");
        assertThatThrownBy(() -> start(Map.of("portal.identity.url", "ldap://localhost")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("url");
    }

    private TestServer start(Map<String, String> settings) {
        return TestServer.on("jdbc:derby:memory:" + UUID.randomUUID() + ";create=true", "", "", home, settings);
    }

    private static Map<String, String> settings(MemoryDirectory directory) {
        Map<String, String> all = new HashMap<>();
        directory.reach().forEach((key, value) -> all.put("portal.identity." + key, value));
        all.put("portal.identity.type", "ldap");
        all.put("portal.identity.people.base", TestDirectory.PEOPLE);
        all.put("portal.administrator", "dora");
        return all;
    }

    private static HttpResponse<String> ready(TestServer server) throws IOException, InterruptedException {
        URI address = server.server().address().resolve("/health/ready");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int signIn(TestServer server, String password) {
        return server.anonymous()
                .post("/sessions", Map.of("login", "ana", "password", password))
                .status();
    }
}
