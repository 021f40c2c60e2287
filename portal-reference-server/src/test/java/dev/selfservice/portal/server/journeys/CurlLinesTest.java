// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfservice.portal.server.PortalServer;
import dev.selfservice.portal.server.config.ConfigReader;
import dev.selfservice.portal.server.config.ServerConfig;
import dev.selfservice.portal.server.runtime.PortalRuntime;
import dev.selfservice.portal.server.runtime.ServerRandomSource;
import dev.selfservice.portal.server.runtime.Services;
import dev.selfservice.portal.server.runtime.TrialAccess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that the README shows to programs, run by a shell as they stand against a trial. */
class CurlLinesTest {

    private static final Path HANDBOOK = Path.of("../README.md");
    private static final Pattern LINES =
            Pattern.compile("## Use it from programs\\n.*?```sh\\n(.*?)```", Pattern.DOTALL);
    private static final int SECONDS = 60;

    @TempDir
    private Path folder;

    private static String lines() throws IOException {
        Matcher block = LINES.matcher(Files.readString(HANDBOOK));
        assertThat(block.find()).as("a block of shell lines in " + HANDBOOK).isTrue();
        return block.group(1);
    }

    private static boolean onPath(String command) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    @Test
    void fileApproveAndFollowARequest() throws Exception {
        if (!onPath("curl")) {
            System.out.println("SKIPPED: the lines of " + HANDBOOK + " need curl");
        }
        assumeTrue(onPath("curl"), "there is no curl");
        Map<String, String> settings = Map.of(
                "portal.home", folder.resolve("portal-home").toString(),
                "portal.http.port", "0",
                "portal.sign-in.memory-kib", "19456");
        ServerConfig config = ConfigReader.read(settings, true);
        try (PortalRuntime runtime = PortalRuntime.open(config);
                PortalServer server = new PortalServer(
                        config.http(),
                        Optional.empty(),
                        Services.of(runtime.portal()),
                        ServerRandomSource.requestIds(ServerRandomSource.strong()))) {
            server.start();
            new TrialAccess(runtime.portal(), runtime.stores(), Clock.systemUTC())
                    .tokens(config.home().resolve("tokens"));

            String said = run(lines(), server.address().toString().replaceAll("/$", ""));

            assertThat(said).contains("\"outcome\":\"APPROVED\"").contains("\"delivery\":\"DELIVERED\"");
        }
    }

    private String run(String lines, String address) throws Exception {
        Path out = folder.resolve("said.txt");
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-e", "-u", "-c", lines)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        shell.environment().put("PORTAL_URL", address);
        Process process = shell.start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS))
                .as("the lines end")
                .isTrue();
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
