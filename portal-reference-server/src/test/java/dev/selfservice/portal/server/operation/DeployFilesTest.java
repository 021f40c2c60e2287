// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Dockerfile, the unit and the proxy example, as far as they can be checked without an engine. */
class DeployFilesTest {

    private static final Path ROOT = Path.of("..");

    /** What the build makes; it is not there yet while tests run. */
    private static final List<String> BUILT =
            List.of("portal-reference-server/target/lib", "portal-reference-server/target/portal-reference-server.jar");

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static List<MatchResult> find(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    @Test
    void theImageCopiesWhatIsThereOrBuiltAndTheIgnoreFileLetsItThrough() throws IOException {
        List<String> allowed = read(".dockerignore")
                .lines()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        List<String> copied = find("(?m)^COPY (\\S+) ", read("Dockerfile")).stream()
                .map(found -> found.group(1))
                .toList();

        assertThat(copied).isNotEmpty().isEqualTo(allowed);
        assertThat(copied).allSatisfy(file -> assertThat(BUILT.contains(file) || Files.exists(ROOT.resolve(file)))
                .as(file)
                .isTrue());
        assertThat(Files.isExecutable(ROOT.resolve("portal-reference-server/bin/portal")))
                .isTrue();
    }

    @Test
    void theImageRunsAsSomebodyWithoutRightsAndSaysHowItIs() throws IOException {
        String dockerfile = read("Dockerfile");

        assertThat(dockerfile)
                .containsPattern("(?m)^FROM eclipse-temurin:17-jre$")
                .containsPattern("(?m)^USER \\d+$")
                .containsPattern("(?m)^HEALTHCHECK ")
                .contains("ENTRYPOINT [\"/opt/portal/bin/portal\"]");
        assertThat(dockerfile.indexOf("\nUSER ")).isGreaterThan(dockerfile.indexOf("\nRUN /opt/portal"));
    }

    @Test
    void theCommandsThatAreNamedExist() throws IOException {
        List<String> named = new ArrayList<>();
        for (String file : List.of(
                "Dockerfile",
                "portal-reference-server/deploy/portal.service",
                "portal-reference-server/bin/portal",
                "docs/operations/README.md",
                "docs/operations/backup.md",
                "docs/operations/upgrade.md",
                "docs/operations/postgresql.md")) {
            find("(?:bin/portal|\"\\$jar\"|ENTRYPOINT) ([a-z]+(?:-[a-z]+)*)", read(file))
                    .forEach(found -> named.add(found.group(1)));
            find("CMD \\[\"(?:/opt/portal/bin/portal\", \")?([a-z-]+)\"", read(file))
                    .forEach(found -> named.add(found.group(1)));
        }

        assertThat(named)
                .contains("serve", "check-health", "migrate", "verify-audit")
                .isSubsetOf(
                        "serve",
                        "check-health",
                        "create-keys",
                        "migrate",
                        "verify-audit",
                        "show-config",
                        "rehearse",
                        "help",
                        "prepare");
    }

    @Test
    void linksBetweenTheGuidesLeadSomewhere() throws IOException {
        for (String page : List.of("README", "postgresql", "two-nodes", "backup", "upgrade")) {
            Path file = ROOT.resolve("docs/operations/" + page + ".md");
            for (MatchResult link : find("\\]\\(([^)#:]+)(?:#[^)]*)?\\)", Files.readString(file))) {
                assertThat(file.resolveSibling(link.group(1))).as(page).exists();
            }
        }
    }

    @Test
    void theProxyHandsEventsOnAtOnceAndBelievesNoCaller() throws IOException {
        String nginx = read("portal-reference-server/deploy/nginx.conf");

        assertThat(nginx).containsPattern("(?s)location = /api/v1/events \\{.*?proxy_buffering off;.*?\\}");
        assertThat(find("proxy_set_header X-Forwarded-For (\\S+);", nginx))
                .hasSize(2)
                .allSatisfy(found -> assertThat(found.group(1)).isEqualTo("$remote_addr"));
        assertThat(nginx).doesNotContain("non_idempotent");
    }
}
