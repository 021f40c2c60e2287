// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.ldap.ldif.LdifRejection.Reason;
import dev.selfservice.portal.people.ImportCounts;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LdifImportTest {

    private static final ImportSource HR = new ImportSource("hr");

    @TempDir
    Path folder;

    private final InMemoryIdentityStore store = new InMemoryIdentityStore();
    private final LdifFile file = new LdifFile();
    private ImportCounts counts = ImportCounts.NONE;

    private LdifReport take() throws IOException {
        return take(LdifListener.NOBODY);
    }

    private LdifReport take(LdifListener listener) throws IOException {
        return take(LdifImport.of(file.into(folder.resolve("people.ldif"))), listener);
    }

    private LdifReport take(LdifImport imported, LdifListener listener) throws IOException {
        try (ImportRun run = store.beginImport(HR, Duration.ofMinutes(1))) {
            LdifReport report = imported.into(run, listener);
            counts = run.finish(new ImportLimit(100));
            return report;
        }
    }

    private Person person(String id) {
        return store.findAll(Set.of(new PersonId(id))).get(new PersonId(id));
    }

    private Optional<PersonId> managerOf(String id) {
        return Optional.ofNullable(store.managers(Set.of(new PersonId(id))).get(new PersonId(id)));
    }

    private Set<String> groupsOf(String id) {
        return store
                .memberships(Set.of(new PersonId(id)))
                .getOrDefault(new PersonId(id), Memberships.NONE)
                .groups()
                .stream()
                .map(GroupId::value)
                .collect(Collectors.toSet());
    }

    private static String manager(String uid) {
        return "manager: " + LdifFile.dn(uid);
    }

    private static String member(String uid) {
        return "member: " + LdifFile.dn(uid);
    }

    @Test
    void takesPeopleWithWhatIsKnownOfThem() throws IOException {
        file.lines("version: 1", "", "# the beginning", " of a comment");
        file.person(
                "Ana",
                "Ana Lund",
                "displayName;lang-de: Anna Lund",
                "title: Head of ",
                " testing",
                "ou: Quality",
                "mail: ana@example.org",
                "userPassword: not read");

        LdifReport report = take();

        assertThat(report.clean()).isTrue();
        assertThat(person("ana"))
                .isEqualTo(new Person(
                        new PersonId("ana"),
                        "Ana",
                        "Anna Lund",
                        Optional.of("Head of testing"),
                        Optional.of("Quality"),
                        Optional.of("ana@example.org"),
                        true));
    }

    @Test
    void prefersValuesWithoutOptions() throws IOException {
        file.person("ana", "Ana Lund", "cn;lang-de: Anna Lund", "displayName;lang-de: Anna", "displayName: Ana L.");

        take();

        assertThat(person("ana").name()).isEqualTo("Ana L.");
    }

    @Test
    void followsManagersAndMembersWhereverTheyStandAndHoweverTheyAreWritten() throws IOException {
        file.group("desk", "member: UID=ana, OU=people ,dc=EXAMPLE,dc=org", "member: " + LdifFile.groupDn("staff"));
        file.person("ana", "Ana Lund", "manager: uid=b\\65a,ou=People,dc=example,dc=org");
        file.person("bea", "Bea Ortiz");
        file.lines(
                "dn: " + LdifFile.groupDn("staff"),
                "objectClass: groupOfUniqueNames",
                "cn: staff",
                "uniqueMember: " + LdifFile.dn("bea") + "#'0101'B",
                "uniqueMember: " + LdifFile.groupDn("desk"),
                "uniqueMember: ");

        LdifReport report = take();

        assertThat(report.rejections()).isEmpty();
        assertThat(managerOf("ana")).contains(new PersonId("bea"));
        assertThat(groupsOf("ana")).containsExactlyInAnyOrder("desk", "staff");
        assertThat(groupsOf("bea")).containsExactlyInAnyOrder("desk", "staff");
    }

    @Test
    void tellsLineAndReasonOfWhatItDoesNotTake() throws IOException {
        store.person("hana", "Put in by Hand");
        List<Tuple> expected = new ArrayList<>();
        file.person("first", "First");
        unreadable(expected);
        doubled(expected);
        file.person("fine", "Fine", manager("nobody"), "manager: " + LdifFile.dn("first"));
        expected.add(at(file.line() - 3, Reason.UNKNOWN_MANAGER));
        file.group("desk", member("fine"), member("nosn"), "member: no name");
        expected.add(at(file.line() - 3, Reason.UNKNOWN_MEMBER));
        expected.add(at(file.line() - 2, Reason.BAD_DN));
        List<LdifRejection> heard = new ArrayList<>();

        LdifReport report = take(new LdifListener() {
            @Override
            public void rejected(LdifRejection rejection) {
                heard.add(rejection);
            }
        });

        assertThat(report.rejections())
                .extracting(LdifRejection::line, LdifRejection::reason)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(heard).isEqualTo(report.rejections());
        assertThat(report.people()).isEqualTo(2);
        assertThat(report.rejectedValues()).isEqualTo(3);
        assertThat(groupsOf("fine")).containsExactly("desk");
    }

    private void unreadable(List<Tuple> expected) throws IOException {
        expected.add(at(file.person("url", "By Url", "jpegPhoto:", " < file:///etc/passwd"), Reason.URL_VALUE));
        expected.add(at(file.line(), Reason.CHANGE_RECORD));
        file.lines("dn: " + LdifFile.dn("gone"), "changetype: delete", "");
        expected.add(at(file.line(), Reason.SYNTAX));
        file.lines("no entry at all", "");
        expected.add(at(file.person("base", "Base", "title:: %%%"), Reason.SYNTAX));
        expected.add(at(file.person("nul", "Nul", "title:: AAAA"), Reason.BAD_VALUE));
        expected.add(at(file.line(), Reason.NOT_UTF8));
        file.lines("dn: " + LdifFile.dn("latin"), "objectClass: inetOrgPerson", "uid: latin", "sn: x")
                .raw("cn: M\u00fcller\n\n".getBytes(StandardCharsets.ISO_8859_1));
        expected.add(at(file.person("latin64", "Latin", "displayName:: TfxsbGVy"), Reason.NOT_UTF8));
        expected.add(at(file.line(), Reason.MISSING_ATTRIBUTE));
        file.lines("dn: " + LdifFile.dn("nosn"), "objectClass: inetOrgPerson", "uid: nosn", "cn: No Sn", "");
        expected.add(at(file.line(), Reason.MISSING_ATTRIBUTE));
        file.lines("dn: " + LdifFile.dn("noclass"), "uid: noclass", "");
    }

    private void doubled(List<Tuple> expected) throws IOException {
        expected.add(at(file.person("first", "Again"), Reason.DUPLICATE_DN));
        int twice = file.line();
        file.lines(
                "dn: uid=first,ou=Other,dc=example,dc=org",
                "objectClass: inetOrgPerson",
                "uid: FIRST",
                "cn: Twice",
                "sn: Twice",
                "");
        int byHand = file.person("hana", "Hana");
        expected.add(at(twice, Reason.DUPLICATE_ID));
        expected.add(at(byHand, Reason.NOT_OF_THIS_SOURCE));
    }

    private static Tuple at(int line, Reason reason) {
        return tuple((long) line, reason);
    }

    @Test
    void namesOfAttributesAndTheirValuesStayOutOfTheReport() throws IOException {
        file.person("ana", "Ana Lund", "userPassword:: hunter2!", "bad attribute name: hunter2");

        assertThat(take().rejections()).hasSize(1).allSatisfy(each -> assertThat(each.toString())
                .doesNotContain("hunter2"));
    }

    @Test
    void whoseEntryIsBrokenStaysAsTheyWereWithTheirGroups() throws IOException {
        file.person("ana", "Ana Lund");
        file.person("bea", "Bea Ortiz", manager("ana"));
        file.group("desk", member("ana"), member("bea"));
        file.group("staff", member("ana"));
        take();

        LdifFile second = new LdifFile();
        second.lines("dn: " + LdifFile.dn("ana"), "objectClass: inetOrgPerson", "");
        second.person("bea", "Bea Ortiz", manager("ana"));
        second.group("desk", member("ana"), member("bea"));
        second.lines("dn: " + LdifFile.groupDn("staff"), "objectClass: groupOfNames", "cn: staff", "x:< http://x/", "");
        LdifReport report = take(LdifImport.of(second.into(folder.resolve("second.ldif"))), LdifListener.NOBODY);

        assertThat(report.rejections())
                .extracting(LdifRejection::reason)
                .containsExactly(Reason.MISSING_ATTRIBUTE, Reason.URL_VALUE);
        assertThat(counts.writes()).isZero();
        assertThat(person("ana").active()).isTrue();
        assertThat(groupsOf("ana")).containsExactlyInAnyOrder("desk", "staff");
    }

    @Test
    void anotherAttributeMayTellPeopleApart() throws IOException {
        file.person("ana", "Ana Lund", "employeeNumber: E-7", "mail: ana@example.org");
        LdifMapping mapping = LdifMapping.USUAL.identifiedBy("employeeNumber").signingInBy("mail");

        take(LdifImport.of(file.into(folder.resolve("people.ldif"))).with(mapping), LdifListener.NOBODY);

        assertThat(person("e-7").login()).isEqualTo("ana@example.org");
    }

    @Test
    void readsLinesEndedAsOnWindowsAndAByteOrderMark() throws IOException {
        String text = "\uFEFFversion: 1\r\ndn: uid=ana,dc=example\r\nobjectClass: inetOrgPerson\r\nuid: ana\r\n"
                + "cn: Ana\r\n  Lund\r\nsn: Lund\r\n\r\n\r\n";
        file.raw(text.getBytes(StandardCharsets.UTF_8));

        assertThat(take().people()).isEqualTo(1);
        assertThat(person("ana").name()).isEqualTo("Ana Lund");
    }

    @Test
    void anEntryThatWouldFillTheMemoryIsPassedOver() throws IOException {
        Path big = folder.resolve("big.ldif");
        try (var out = Files.newBufferedWriter(big)) {
            out.write("dn: uid=big,dc=example\ndescription: ");
            String some = "x".repeat(1 << 20);
            for (int i = 0; i < 17; i++) {
                out.write(some);
            }
            out.write("\n\ndn: uid=ana,dc=example\nobjectClass: inetOrgPerson\nuid: ana\ncn: Ana\nsn: Ana\n");
        }

        LdifReport report = take(LdifImport.of(big), LdifListener.NOBODY);

        assertThat(report.rejections())
                .extracting(LdifRejection::line, LdifRejection::reason)
                .containsExactly(tuple(1L, Reason.TOO_LONG));
        assertThat(report.people()).isEqualTo(1);
    }

    @Test
    void refusesAnotherVersionAndAFileThatChanges() throws IOException {
        Path other = new LdifFile().lines("version: 2", "").into(folder.resolve("other.ldif"));
        assertThatIllegalArgumentException().isThrownBy(() -> take(LdifImport.of(other), LdifListener.NOBODY));

        file.person("ana", "Ana Lund");
        Path growing = file.into(folder.resolve("growing.ldif"));
        LdifListener appending = new LdifListener() {
            @Override
            public void progress(LdifProgress progress) {
                try {
                    Files.writeString(growing, "\n\n", java.nio.file.StandardOpenOption.APPEND);
                } catch (IOException impossible) {
                    throw new AssertionError(impossible);
                }
            }
        };
        assertThatIllegalStateException().isThrownBy(() -> take(LdifImport.of(growing), appending));
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        for (int i = 0; i < 2_500; i++) {
            file.person("p" + i, "Person " + i);
        }
        List<Integer> percents = new ArrayList<>();
        List<Long> entries = new ArrayList<>();

        take(new LdifListener() {
            @Override
            public void progress(LdifProgress progress) {
                percents.add(progress.percent());
                entries.add(progress.entries());
            }
        });

        assertThat(entries).containsExactly(1_000L, 2_000L, 2_500L, 1_000L, 2_000L, 2_500L);
        assertThat(percents).isSorted().endsWith(100);
        assertThat(person("p2499")).isNotNull();
        assertThat(take().toString()).startsWith("entries: 2500 read, 2500 people");
    }
}
