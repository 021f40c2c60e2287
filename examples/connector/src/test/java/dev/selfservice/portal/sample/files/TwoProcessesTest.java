// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.provisioning.OrderId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes change one account; {@link #main} is what each of them does. */
class TwoProcessesTest {

    private static final int ROLES = 60;

    @TempDir
    Path directory;

    @Test
    void twoProcessesLoseNothingOfEachOther() throws IOException, InterruptedException {
        Process first = start("first");
        Process second = start("second");

        assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(List.of(first.exitValue(), second.exitValue())).containsOnly(0);
        FilesConnector connector = new FilesConnector(new SystemId("hr"), directory, AccountMode.AUTOMATIC);
        assertThat(connector.assignments(new AccountRef("rosa"))).hasSize(2 * ROLES);
    }

    private Process start(String name) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoProcessesTest.class.getName(),
                        directory.toString(),
                        name)
                .inheritIO()
                .start();
    }

    public static void main(String[] arguments) {
        FilesConnector connector = new FilesConnector(new SystemId("hr"), Path.of(arguments[0]), AccountMode.AUTOMATIC);
        for (int i = 0; i < ROLES; i++) {
            AssignmentChange change =
                    new AssignmentChange(AssignmentChange.Kind.GIVE, arguments[1] + "-" + i, Optional.empty());
            connector.change(new OrderId(new UUID(0, i)), new AccountRef("rosa"), List.of(change));
        }
    }
}
