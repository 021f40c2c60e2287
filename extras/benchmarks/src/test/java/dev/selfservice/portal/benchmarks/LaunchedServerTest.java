// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchedServerTest {

    @TempDir
    private Path folder;

    @Test
    void theClockStopsAtTheFirstAnswerThatSaysReady() throws IOException {
        Path log = folder.resolve("log");
        int port = LaunchedServer.freePort();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SlowServer.class.getName(),
                Integer.toString(port));

        try (LaunchedServer server = LaunchedServer.start(command, port, Map.of(), log)) {
            assertThat(Files.readString(log)).contains("asked " + (SlowServer.REFUSALS + 1));
            assertThat(server.start().clock()).isPositive();
            assertThat(server.start().cpu()).isPositive();
            assertThat(server.start().memory()).isPositive();
            assertThat(server.memory()).isPositive();
        }

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void aServerThatEndsIsReportedWithWhatItSaid() throws IOException {
        int port = LaunchedServer.freePort();

        assertThatThrownBy(() -> LaunchedServer.start(
                        List.of("sh", "-c", "echo no database; exit 2"), port, Map.of(), folder.resolve("log")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no database");
    }
}
