// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands, run by a shell as they stand, and what it says they print. Maven is at work already. */
class ReadmeIT {

    private static final Path README = Path.of("README.md");
    private static final int SECONDS = 60;

    @TempDir
    private Path folder;

    private static String block(String kind) throws IOException {
        Matcher block =
                Pattern.compile("\n```" + kind + "\n(.*?)```\n", Pattern.DOTALL).matcher(Files.readString(README));
        assertThat(block.find()).as("a block of " + README).isTrue();
        return block.group(1);
    }

    @Test
    void theProgramPrintsWhatTheReadmeSays() throws Exception {
        List<String> commands =
                block("sh").lines().filter(line -> !line.startsWith("mvn ")).toList();
        Path out = folder.resolve("said.txt");
        Process process = new ProcessBuilder("/bin/sh", "-e", "-c", String.join("\n", commands))
                .directory(Path.of("../..").toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("log.txt").toFile())
                .start();

        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(commands).isNotEmpty();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("log.txt")))
                .isZero();
        assertThat(Files.readString(out, StandardCharsets.UTF_8)).isEqualTo(block("text"));
    }
}
