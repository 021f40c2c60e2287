// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.races;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.catalogue.EntitlementId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two processes with 32 threads each on one PostgreSQL. */
class TwoProcessesTest {

    private static final int TASKS = 200;
    private static final Pattern RESULT = Pattern.compile("won (\\d+) lost (\\d+)");

    @Test
    void everyTaskIsDecidedByExactlyOneOfThem() throws Exception {
        String url = Databases.postgresqlUrl();
        try (Node setUp = new Node(Databases.pool(url))) {
            List<EntitlementId> roles = setUp.entitlements(TASKS);
            roles.forEach(setUp::submit);

            int[] result = race(url);

            assertThat(result[0]).isEqualTo(TASKS);
            assertThat(result[1]).isEqualTo(TASKS * (Node.BOSSES - 1));
            assertThat(setUp.inbox("boss-0")).isEmpty();
        }
    }

    private static int[] race(String url) throws IOException, InterruptedException {
        Process one = start(url, 0, Node.BOSSES / 2 - 1);
        Process two = start(url, Node.BOSSES / 2, Node.BOSSES - 1);
        try (BufferedReader outOne = reader(one);
                BufferedReader outTwo = reader(two);
                Writer inOne = one.outputWriter(StandardCharsets.UTF_8);
                Writer inTwo = two.outputWriter(StandardCharsets.UTF_8)) {
            assertThat(find(outOne, "ready")).isEqualTo("ready " + TASKS);
            assertThat(find(outTwo, "ready")).isEqualTo("ready " + TASKS);
            inOne.write("go\n");
            inOne.flush();
            inTwo.write("go\n");
            inTwo.flush();
            Matcher first = RESULT.matcher(find(outOne, "won"));
            Matcher second = RESULT.matcher(find(outTwo, "won"));
            assertThat(first.matches()).isTrue();
            assertThat(second.matches()).isTrue();
            return new int[] {
                Integer.parseInt(first.group(1)) + Integer.parseInt(second.group(1)),
                Integer.parseInt(first.group(2)) + Integer.parseInt(second.group(2))
            };
        } finally {
            one.destroyForcibly();
            two.destroyForcibly();
        }
    }

    private static Process start(String url, int first, int last) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + Node.KEY_FILE + "=" + Node.keyFile(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeProcess.class.getName(),
                        url,
                        Integer.toString(first),
                        Integer.toString(last))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String find(BufferedReader out, String start) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith(start)) {
            line = out.readLine();
        }
        return line == null ? "nothing" : line;
    }
}
