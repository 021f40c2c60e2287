// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.server.imports.ImportDesk.Said;
import dev.selfservice.portal.server.runtime.PortalRuntime;
import dev.selfservice.portal.signin.SignInRefusedException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code import-ldif}; 10,000 people, and 200,000 in the profile {@code faults}. */
class ImportLdifTest {

    private static final int PEOPLE = Integer.getInteger("faults.rounds", 3) > 3 ? 200_000 : 10_000;
    /** The embedded database keeps its pages in the same small heap. */
    private static final int FEWER = 10_000;

    private static final int LEAVER = 4_242;
    private static final long SECONDS = 600;
    private static final Pattern REJECTION = Pattern.compile("line (\\d+): .*?: ([A-Z0-9_]+): ");

    @TempDir
    Path folder;

    private Path file(int people, Optional<Integer> without) throws Exception {
        return new LargeHouse(people, without).into(folder.resolve("people.ldif"));
    }

    private static List<String> rejections(Stream<String> lines) {
        return lines.map(line -> REJECTION.matcher(line).results().findFirst())
                .flatMap(Optional::stream)
                .map(ImportLdifTest::rejection)
                .sorted()
                .toList();
    }

    private static String rejection(MatchResult found) {
        return "%09d %s".formatted(Long.parseLong(found.group(1)), found.group(2));
    }

    private static void signIn(ImportDesk desk) {
        try (PortalRuntime runtime = PortalRuntime.open(desk.settings())) {
            runtime.portal().storePassword(new PersonId(LargeHouse.uid(LEAVER)), "a good password".toCharArray());
            runtime.portal()
                    .signIn()
                    .byPassword(
                            LargeHouse.uid(LEAVER), "a good password".toCharArray(), "192.0.2.1", Origin.IN_PROCESS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLargeFileIsTakenInASmallHeapAndAgainWithoutAWriteAndWhoLeavesCannotSignIn(boolean postgresql)
            throws Exception {
        int all = postgresql ? PEOPLE : FEWER;
        ImportDesk desk = ImportDesk.on(postgresql, folder);
        LargeHouse house = new LargeHouse(all, Optional.empty());
        Path people = house.into(folder.resolve("people.ldif"));
        Path report = folder.resolve("report.txt");

        Process first = desk.start("import-ldif", people.toString(), "--source", "hr", "--report", report.toString());
        String said = new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(first.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(first.exitValue()).as(said).isEqualTo(1);
        assertThat(rejections(Files.readAllLines(report).stream()))
                .isEqualTo(house.rejections())
                .hasSize(20);
        assertThat(rejections(said.lines())).isEqualTo(house.rejections());
        assertThat(said)
                .contains("50 %, pass ", "100 %, pass 2 of 2")
                .contains("people: " + all
                        + " created, 0 changed, 0 unchanged, 0 deactivated, 0 reactivated; managers: " + (all - 11)
                        + " changed; groups: " + all / 500 + " created");

        Said again = desk.run("import-ldif", people.toString(), "--source", "hr");

        assertThat(again.status()).isEqualTo(1);
        assertThat(again.text())
                .contains("people: 0 created, 0 changed, " + all + " unchanged, 0 deactivated, 0 reactivated;"
                        + " managers: 0 changed; groups: 0 created, 0 changed, " + all / 500
                        + " unchanged, 0 ended; memberships: 0 created, 0 changed, "
                        + (all + all / 500) + " unchanged, 0 ended");

        signIn(desk);
        Said without = desk.run("import-ldif", file(all, Optional.of(LEAVER)).toString(), "--source", "hr");

        assertThat(without.text())
                .contains((all - 1) + " unchanged, 1 deactivated")
                .contains((all + all / 500 - 1) + " unchanged, 1 ended");
        assertThatExceptionOfType(SignInRefusedException.class).isThrownBy(() -> signIn(desk));
    }

    @Test
    void anImportThatIsKilledHalfWayIsMendedByTheNext() throws Exception {
        ImportDesk desk = ImportDesk.on(true, Files.createDirectory(folder.resolve("killed")));
        ImportDesk other = ImportDesk.on(true, Files.createDirectory(folder.resolve("whole")));
        String people = file(PEOPLE, Optional.empty()).toString();
        other.run("import-ldif", people);

        Process killed = desk.start("import-ldif", people);
        readUntil(killed, "[2-4][0-9] %.*");
        killed.destroyForcibly();
        assertThat(killed.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(desk.rows()).hasSizeBetween(1_000, other.rows().size() - 1);

        Said early = desk.run("import-ldif", people);
        assertThat(early.status()).isEqualTo(2);
        assertThat(early.text()).contains("Refused: an import of ldif is under way");

        // As if the half minute had passed after which a silent import is taken for dead.
        desk.change("UPDATE portal_import SET lease_until = portal_now()");
        Said whole = desk.run("import-ldif", people);

        assertThat(whole.status()).isEqualTo(1);
        assertThat(desk.rows()).isEqualTo(other.rows());
    }

    private static void readUntil(Process process, String wanted) throws Exception {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            said.append(line).append('\n');
            if (line.matches(wanted)) {
                return;
            }
        }
        throw new AssertionError("it ended early:\n" + said);
    }

    @Test
    void refusesBeforeAnybodyIsDeactivated() throws Exception {
        ImportDesk desk = ImportDesk.on(false, folder);
        Path people = new LargeHouse(1_000, Optional.empty()).into(folder.resolve("people.ldif"));
        Path empty = Files.writeString(folder.resolve("empty.ldif"), "version: 1\n");
        desk.run("import-ldif", people.toString());

        Said refused = desk.run("import-ldif", empty.toString());

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.text()).contains("would deactivate 1000 of 1000 people, which is more than 20 percent");
        Said allowed = desk.run("import-ldif", empty.toString(), "--max-deactivated", "100");
        assertThat(allowed.status()).isZero();
        assertThat(allowed.text()).contains("1000 deactivated").contains("2 ended");
    }

    @Test
    void refusesACommandLineThatItDoesNotUnderstand() throws Exception {
        ImportDesk desk = ImportDesk.on(false, folder);
        List<List<String>> lines = List.of(
                List.of("import-ldif"),
                List.of("import-ldif", "none.ldif"),
                List.of("import-ldif", folder.toString()),
                List.of("import-ldif", desk.settings().keys().toString(), "--source", "Not A Name"),
                List.of("import-ldif", desk.settings().keys().toString(), "--max-deactivated", "many"),
                List.of("import-ldif", desk.settings().keys().toString(), "--max-deactivated", "101"),
                List.of(
                        "import-ldif",
                        desk.settings().keys().toString(),
                        "--report",
                        desk.settings().keys().toString()),
                List.of("import-ldif", "a", "b"),
                List.of("import-ldif", "a", "--source", "x", "--source", "y"),
                List.of("import-ldif", "a", "--unknown", "x"),
                List.of("verify-audit", "--source", "x"));

        assertThat(lines).allSatisfy(line -> assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.run(line.toArray(String[]::new))));
    }
}
