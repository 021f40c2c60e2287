// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.server.config.ConfigReader;
import dev.selfservice.portal.server.runtime.PortalRuntime;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The users of PostgreSQL as {@code docs/operations/postgresql.md} makes them, by its own lines. */
class LeastPrivilegeTest {

    private static final String OWNER = "portal_owner";
    private static final String APP = "portal_app";

    @TempDir
    private Path folder;

    @Test
    void theRunningPortalNeedsNoRightToChangeTablesAndCannotDeleteAudit() throws Exception {
        List<String> blocks = sqlOfTheGuide();
        assertThat(blocks).hasSize(3);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            String url = postgres.getJdbcUrl("postgres", "portal").replaceAll("\\?.*", "");
            run(postgres.getJdbcUrl("postgres", "postgres"), "postgres", blocks.get(0));
            run(postgres.getJdbcUrl("postgres", "portal"), "postgres", blocks.get(1));

            assertThatThrownBy(() -> migrate(url, APP))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("could not be brought up to date");
            assertThat(migrate(url, OWNER)).isPositive();
            run(url, OWNER, blocks.get(2));

            try (TestServer server = TestServer.on(url, APP, "", folder, Map.of())) {
                works(server.as("jonas"));
                assertThat(server.portal().verifyTrail().findings()).isEmpty();
            }
            for (String forbidden : List.of(
                    "CREATE TABLE mine (id int)",
                    "DROP TABLE portal_audit_event",
                    "DELETE FROM portal_audit_event",
                    "TRUNCATE portal_audit_event",
                    "DELETE FROM portal_schema_history")) {
                assertThatThrownBy(() -> run(url, APP, forbidden)).as(forbidden).isInstanceOf(SQLException.class);
            }
        }
    }

    private int migrate(String url, String user) {
        return PortalRuntime.migrate(ConfigReader.read(
                Map.of("portal.home", folder.toString(), "portal.database.url", url, "portal.database.user", user),
                false));
    }

    private static void works(RestClient jonas) {
        List<Map<String, Map<String, Object>>> items =
                jonas.get("/catalogue/entitlements?size=100").at("items");
        Object wanted = items.stream()
                .map(item -> item.get("entitlement"))
                .filter(entitlement -> entitlement.get("scope") == null)
                .findFirst()
                .orElseThrow()
                .get("id");
        Answer filed = jonas.post(
                "/requests",
                Map.of("type", "role-access", "items", List.of(Map.of("entitlement", wanted)), "reason", "because"));
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        assertThat(jonas.send("DELETE", "/api/v1/sessions/current", Map.of(), BodyPublishers.noBody())
                        .status())
                .isLessThan(500);
    }

    private static List<String> sqlOfTheGuide() throws IOException {
        return Pattern.compile("(?s)```sql\n(.*?)```")
                .matcher(Files.readString(Path.of("..", "docs", "operations", "postgresql.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static void run(String url, String user, String statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            for (String one : statements.split(";")) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }
}
