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
import java.util.List;
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

    /** About 10,300 were seen. Time says little on a busy machine, but each class takes some of it. */
    private static final int MOST_CLASSES = 11_500;

    /** Each was a twentieth of a start or more, and a start has no need of it: for new tables, first sign-in, settings in XML. */
    private static final String[] NOT_NEEDED = {
        "org.flywaydb.core.Flyway",
        "org.bouncycastle.",
        "ch.qos.logback.classic.joran.JoranConfigurator",
        "org.jboss.weld.xml.BeansXmlValidator"
    };

    @TempDir
    private Path folder;

    @Test
    void aStartOnADatabaseThatIsThereStaysWithinItsBound() throws IOException {
        Path classes = folder.resolve("classes.log");
        String listed = "-Xlog:class+load:file=" + classes + "::filecount=0";
        ServerProcess server = new ServerProcess(folder, Map.of(), Map.of("JAVA_TOOL_OPTIONS", listed));
        try {
            server.kill();
            server.restart();

            assertThat(server.cpu()).isPositive().isLessThan(BOUND);
            List<String> loaded = loaded(classes);
            assertThat(loaded).contains("dev.selfservice.portal.server.Main").hasSizeLessThan(MOST_CLASSES);
            assertThat(loaded).filteredOn(StartTest::isNotNeeded).isEmpty();
        } finally {
            server.kill();
        }
    }

    /** The names in lines like {@code [0.030s][info][class,load] java.lang.Object source: …}. */
    private static List<String> loaded(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").replaceFirst(" .*", ""))
                .toList();
    }

    private static boolean isNotNeeded(String name) {
        return Arrays.stream(NOT_NEEDED).anyMatch(name::startsWith);
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
