// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.testkit.check.jars.DemandingPlugin;
import dev.selfservice.portal.testkit.check.jars.EndingPlugin;
import dev.selfservice.portal.testkit.check.jars.GreedyPlugin;
import dev.selfservice.portal.testkit.check.jars.HangingPlugin;
import dev.selfservice.portal.testkit.check.jars.ShelfPlugin;
import dev.selfservice.portal.testkit.check.jars.ThrowingPlugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a plug-in does, its check ends with a plain word. */
class CheckPluginTest {

    private static final String SETTINGS = """
        shelf.setting.name = ${folder}
        shelf.required = name
        shelf.account = reader-{n}
        shelf.stranger = visitor
        shelf.refused = heavy
        shelf.scopes = COUNTRY:ES,COUNTRY:DE
        """;

    @TempDir
    private Path folder;

    private String output = "";

    @Test
    void aSoundPluginPassesEveryContract() throws Exception {
        Path xml = folder.resolve("verdict.xml");

        int status = check(jar(SETTINGS, ShelfPlugin.class), "--xml", xml.toString());

        assertThat(status).as(output).isZero();
        assertThat(output)
                .contains("Verdict on connector shelf", "Nothing failed of")
                .containsPattern("FindsAccounts +passed")
                .containsPattern("ChangesAssignments +passed")
                .containsPattern("ReadsAssignments +passed")
                .containsPattern("ChecksPending +not claimed");
        assertThat(Files.readString(xml))
                .contains("<testsuite name=\"connector shelf\"", "name=\"aRepeatedOrderActsOnce\"", "failures=\"0\"");
    }

    @Test
    void aBrokenConnectorFailsTheClauseThatItBreaks() throws Exception {
        Path xml = folder.resolve("verdict.xml");
        Path settings = Files.writeString(folder.resolve("shelf.properties"), SETTINGS);

        int status = check(
                jar("", ShelfPlugin.class, GreedyPlugin.class),
                "--settings",
                settings.toString(),
                "--xml",
                xml.toString());

        assertThat(status).as(output).isEqualTo(1);
        assertThat(output)
                .contains("leavesAloneWhatTheOrderDoesNotName: ", "1 of ")
                .containsPattern("ChangesAssignments +FAILED \\(1 of");
        assertThat(Files.readString(xml)).contains("<failure message=");
    }

    @Test
    void whatCannotBeLookedAtIsNamedAndIsNoPass() throws Exception {
        int status = check(jar("", ShelfPlugin.class));

        assertThat(status).as(output).isEqualTo(2);
        assertThat(output).contains("Not looked at: connector shelf, for want of settings");
    }

    @Test
    void settingsThatNobodyKnowsAreNamed() throws Exception {
        int status = check(jar("shelf.acount = a\n", ShelfPlugin.class));

        assertThat(status).as(output).isEqualTo(2);
        assertThat(output).contains("Not looked at: connector shelf", "shelf.acount");
    }

    @Test
    void aJarWithoutAPluginAndAFileThatIsNoJarAreRefused() throws Exception {
        Path empty = folder.resolve("empty.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(empty))) {
            jar.putNextEntry(new JarEntry("nothing.txt"));
        }
        Path text = Files.writeString(folder.resolve("text.jar"), "this is no jar");

        assertThat(check(empty)).as(output).isEqualTo(2);
        assertThat(output).contains("empty.jar offers no plug-in");
        assertThat(check(text)).as(output).isEqualTo(2);
        assertThat(output).contains("text.jar is no jar");
        assertThat(check(folder.resolve("none.jar"))).isEqualTo(2);
        assertThat(output).contains("there is no file");
        assertThat(check(empty, "--colour", "red")).isEqualTo(2);
        assertThat(output).contains("unknown option --colour");
    }

    @Test
    void aPluginThatCannotBeMadeFails() throws Exception {
        assertThat(check(jar("", ThrowingPlugin.class))).as(output).isEqualTo(1);

        assertThat(output).contains("thePluginCanBeMade", "no licence found");
    }

    @Test
    void aPluginThatEndsTheProcessFails() throws Exception {
        Path xml = folder.resolve("verdict.xml");

        assertThat(check(jar("", EndingPlugin.class), "--xml", xml.toString()))
                .as(output)
                .isEqualTo(1);

        assertThat(output).contains("lets the check end", "ended the process, with status 0", "I cannot go on");
        assertThat(Files.readString(xml)).contains("ended the process");
    }

    @Test
    void aPluginThatHangsFailsWhenItsTimeIsOver() throws Exception {
        assertThat(check(jar("", HangingPlugin.class), "--limit", "4"))
                .as(output)
                .isEqualTo(1);

        assertThat(output).contains("not done after 4 s", "making " + HangingPlugin.class.getName());
    }

    @Test
    void aPluginThatCountsOnMoreThanTheApiFails() throws Exception {
        assertThat(check(jar("", DemandingPlugin.class))).as(output).isEqualTo(1);

        assertThat(output).contains("hasANameForLists", "org/assertj");
    }

    private int check(Path jar, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of(jar.toString()));
        words.addAll(List.of(more));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = CheckPlugin.run(words, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        output = bytes.toString(StandardCharsets.UTF_8);
        return status;
    }

    /** Packs the classes, with those inside them, as a plug-in whose door is the last one. */
    private Path jar(String settings, Class<?>... classes) throws IOException {
        Class<?> door = classes[classes.length - 1];
        Path file = folder.resolve(door.getSimpleName() + ".jar");
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(bytes)) {
            put(jar, "META-INF/services/" + PortalPlugin.class.getName(), door.getName());
            if (!settings.isEmpty()) {
                put(jar, CheckSettings.IN_JAR, settings);
            }
            for (Class<?> each : classes) {
                for (Path one : filesOf(each)) {
                    jar.putNextEntry(new JarEntry(each.getPackageName().replace('.', '/') + "/" + one.getFileName()));
                    Files.copy(one, jar);
                }
            }
        }
        return file;
    }

    private static void put(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> filesOf(Class<?> type) throws IOException {
        Path here;
        try {
            here = Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolve(type.getPackageName().replace('.', '/'));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        try (Stream<Path> files = Files.list(here)) {
            return files.filter(
                            file -> file.getFileName().toString().matches(type.getSimpleName() + "(\\$.*)?\\.class"))
                    .toList();
        }
    }
}
