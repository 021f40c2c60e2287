// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process as people start it. */
class MainTest {

    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-cp"));
        command.add(System.getProperty("java.class.path"));
        for (String argument : arguments) {
            if (argument.startsWith("-D")) {
                command.add(argument);
            }
        }
        command.add(Main.class.getName());
        for (String argument : arguments) {
            if (!argument.startsWith("-D")) {
                command.add(argument);
            }
        }
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static String outputOf(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    @Test
    void aTrialSaysWhereItIsAndHowToComeIn() throws Exception {
        Process process = start("-Dportal.http.port=0", "--dev");
        try {
            List<String> lines = readUntil(process, "described at /api-docs");
            String address = lines.stream()
                    .filter(line -> line.startsWith("Selfservice Portal: "))
                    .findFirst()
                    .orElseThrow()
                    .replace("Selfservice Portal: ", "");
            Path home = folder.resolve("portal-home");

            assertThat(address).startsWith("http://localhost:");
            assertThat(lines).anyMatch(line -> line.startsWith("Sign in as jonas, marta"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("portal.keys"))))
                    .isEqualTo("rw-------");

            String token = Files.readString(home.resolve("tokens/jonas")).trim();
            Answer me =
                    RestClient.bearer(URI.create(address), answer -> {}, token).get("/requests");
            assertThat(me.status()).as(me.text()).isEqualTo(200);
            Answer page = RestClient.anonymous(URI.create(address), answer -> {})
                    .send("GET", "/", Map.of(), BodyPublishers.noBody());
            assertThat(page.text()).contains("<portal-app>");
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        // 128 + 15: it ended by the signal, after it had stopped in good order.
        assertThat(process.exitValue()).isEqualTo(143);
    }

    private static List<String> readUntil(Process process, String last) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.contains(last)) {
                return lines;
            }
        }
        throw new AssertionError("it ended early:\n" + String.join("\n", lines));
    }

    @Test
    void whatMustNotBeStopsTheStartInOneLine() throws Exception {
        Map<String, List<String>> refusals = Map.of(
                "portal.http.address", List.of("-Dportal.http.address=0.0.0.0", "--dev"),
                "portal.htp.port", List.of("-Dportal.htp.port=1"),
                "portal.sign-in", List.of("-Dportal.sign-in.iteratons=1", "--dev"),
                "none.properties", List.of("--config", "none.properties"),
                "--config", List.of("--verbose"),
                "verify-audit", List.of("verify"),
                "want: create-keys", List.of("create-keys", "twice"));
        for (Map.Entry<String, List<String>> refusal : refusals.entrySet()) {
            Process process = start(refusal.getValue().toArray(String[]::new));
            String output = outputOf(process);

            assertThat(process.exitValue()).as(output).isEqualTo(2);
            assertThat(output)
                    .startsWith("The portal does not start: ")
                    .contains(refusal.getKey())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void whatNobodyForesawIsNoResultOfACommand() throws Exception {
        String incomplete = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> !each.contains("smallrye-config"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        incomplete,
                        Main.class.getName(),
                        "show-config")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = outputOf(process);

        assertThat(process.exitValue()).as(output).isEqualTo(3);
        assertThat(output).contains("The portal failed: java.lang.NoClassDefFoundError: ");
    }

    @Test
    void healthIsAskedOnThisMachine() throws Exception {
        int free;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = nobody.getLocalPort();
        }
        Process unheard = start("-Dportal.http.port=" + free, "check-health");
        assertThat(outputOf(unheard)).contains("no answer");
        assertThat(unheard.exitValue()).isEqualTo(1);

        URI shared = TestServer.shared().server().address();
        Process process = start("-Dportal.http.port=" + shared.getPort(), "check-health");
        String output = outputOf(process);

        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains("\"name\":\"keys\"", "\"status\":\"UP\"");
    }

    @Test
    void settingsAreShownAndTheLevelOfTheLogIsNoneOfThem() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "show-config")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PORTAL_LOG_LEVEL", "WARN");
        builder.environment().put("PORTAL_HTTP_PORT", "9005");
        builder.environment().put("PORTAL_DATABASE_PASSWORD", "hunter2");
        Process process = builder.start();
        String output = outputOf(process);

        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output)
                .contains("portal.http.port = 9005   # environment")
                .contains("portal.database.password = ****   # environment")
                .doesNotContain("hunter2");
    }

    @Test
    void helpListsEveryCommand() throws Exception {
        Process process = start("help");
        String output = outputOf(process);

        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains("serve", "create-keys", "verify-audit", "check-plugin");
    }

    @Test
    void aPluginIsCheckedInAProcessOfItsOwn() throws Exception {
        Path text = Files.writeString(folder.resolve("text.jar"), "this is no jar");
        Process process = start("check-plugin", text.toString(), "--limit", "60");
        String output = outputOf(process);

        assertThat(process.exitValue()).as(output).isEqualTo(2);
        assertThat(output).contains("text.jar is no jar");
    }
}
