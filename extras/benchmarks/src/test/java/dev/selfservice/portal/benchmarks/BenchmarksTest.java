// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarksTest {

    @Test
    void everyBenchmarkRunsAndItsFiguresAreWrittenDown(@TempDir Path folder) throws Exception {
        Path document = Files.writeString(
                folder.resolve("performance.md"),
                "Before.\n<!-- figures: written by the benchmarks -->\nold\n<!-- end of figures -->\nBehind.\n");
        Benchmarks benchmarks = new Benchmarks(
                Plan.smoke(), new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false);

        benchmarks.machine(folder);
        try (DatabaseServer server = DerbyServer.inMemory()) {
            benchmarks.run(server, Plan.smoke().derbyTasks(), "cycle,inbox");
        }
        benchmarks.report().writeInto(document);

        assertThat(Files.readString(document))
                .startsWith("Before.")
                .endsWith("Behind.\n")
                .contains("### Approve cycle", "### Statements of one cycle", "### Inbox", "### Goals")
                .doesNotContain("old");
    }
}
