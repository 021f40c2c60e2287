// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.testkit.check.jars.DemandingPlugin;
import dev.selfservice.portal.testkit.check.jars.EndingPlugin;
import dev.selfservice.portal.testkit.check.jars.GreedyPlugin;
import dev.selfservice.portal.testkit.check.jars.HangingPlugin;
import dev.selfservice.portal.testkit.check.jars.ShelfPlugin;
import dev.selfservice.portal.testkit.check.jars.ThrowingPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
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

    private PluginJars jars = new PluginJars(Path.of(""));
    private String output = "";

    @BeforeEach
    void packIntoTheFolder() {
        jars = new PluginJars(folder);
    }

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
        int status = jars.check(jar, more);
        output = jars.output();
        return status;
    }

    private Path jar(String settings, Class<?>... classes) throws IOException {
        return jars.plugin(settings, classes);
    }
}
