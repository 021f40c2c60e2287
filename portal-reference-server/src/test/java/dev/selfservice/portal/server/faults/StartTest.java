// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a start goes. The figures are in docs/performance.md; here is a bound that a noisy machine keeps. */
class StartTest {

    /** In CPU time, for others may load the machine; without an archive of classes it is 5 to 10 s. */
    private static final Duration BOUND = Duration.ofSeconds(25);

    @TempDir
    private Path folder;

    @Test
    void aStartOnADatabaseThatIsThereStaysWithinItsBound() {
        ServerProcess server = new ServerProcess(folder, Map.of());
        try {
            server.kill();
            server.restart();

            assertThat(server.cpu()).isPositive().isLessThan(BOUND);
        } finally {
            server.kill();
        }
    }

    @Test
    void theLauncherStartsTheJarBesideItAndPassesTheCommandOn() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path launcher = Files.copy(Path.of("bin", "portal"), bin.resolve("portal"));
        jarOfThisClassPath(folder.resolve("portal-reference-server.jar"));

        Process help = new ProcessBuilder("sh", launcher.toString(), "help")
                .redirectErrorStream(true)
                .start();
        String output = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(help.waitFor()).as(output).isZero();
        assertThat(output).contains("serve", "rehearse");

        Process refused = new ProcessBuilder("sh", launcher.toString(), "no-such-command").start();
        assertThat(refused.waitFor()).isEqualTo(2);
    }

    @Test
    void aRehearsalAsksForItsPagesAndLeavesNothingBehind() throws Exception {
        Process rehearsal = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Djava.io.tmpdir=" + folder,
                        "dev.selfservice.portal.server.Main",
                        "rehearse")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(rehearsal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(rehearsal.waitFor()).as(output).isZero();
        assertThat(output).contains("6 pages answered");
        try (var left = Files.list(folder)) {
            assertThat(left.filter(file -> !file.toString().contains("hsperfdata")))
                    .isEmpty();
        }
    }

    private static void jarOfThisClassPath(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "dev.selfservice.portal.server.Main");
        main.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
