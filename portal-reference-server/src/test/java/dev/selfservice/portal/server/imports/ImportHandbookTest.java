// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the handbook on imports, run by a shell as they stand but for the jar. */
class ImportHandbookTest {

    private static final Path HANDBOOK = Path.of("../docs/import.md");
    private static final long SECONDS = 300;

    @TempDir
    Path folder;

    private static String block(String kind) throws Exception {
        Matcher block =
                Pattern.compile("```" + kind + "\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(HANDBOOK));
        assertThat(block.find()).as("a block of " + kind + " in " + HANDBOOK).isTrue();
        return block.group(1);
    }

    @Test
    void itsFileIsImportedByItsLinesAsItSays() throws Exception {
        Files.writeString(folder.resolve("people.ldif"), block("ldif"));
        String lines =
                block("sh").replace("java -jar portal-reference-server.jar", "\"$JAVA\" " + Main.class.getName());
        Path said = folder.resolve("said.txt");
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-e", "-c", lines)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        shell.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        shell.environment().put("CLASSPATH", System.getProperty("java.class.path"));

        Process process = shell.start();

        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        List<String> promised = block("text").lines().toList();
        assertThat(Files.readAllLines(said)).containsSubsequence(promised);
        assertThat(Files.readAllLines(folder.resolve("report.txt"))).isEqualTo(promised);
    }
}
