// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.jpa.Databases;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.people.ImportedMember;
import dev.selfservice.portal.people.ImportedPerson;
import dev.selfservice.portal.testkit.identity.ImportsPeopleContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JpaImportTest extends ImportsPeopleContract {

    private static final int BATCH = 250;
    private static final GroupId DESK = new GroupId("desk");

    @Parameter
    Databases database;

    @Override
    protected IdentityStore newStore() {
        for (String table : List.of("person", "group", "role", "group_member", "role_holder", "import")) {
            database.shared().run("DELETE FROM portal_" + table);
        }
        return new JpaIdentityStore(database.stores());
    }

    @Override
    protected void putByHand(IdentityStore store, String id) {
        ((JpaIdentityStore) store).put(PersonData.of(id, "Name of " + id));
    }

    @Override
    protected void putByHand(IdentityStore store, GroupId group, String person) {
        ((JpaIdentityStore) store).putMember(group, Grantee.user(new PersonId(person)), Validity.ALWAYS);
    }

    @Override
    protected void disable(IdentityStore store, PersonId person) {
        ((JpaIdentityStore) store).disable(person);
    }

    private static List<ImportedPerson> people(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> ImportedPerson.of("p%05d".formatted(i), "Person " + i))
                .toList();
    }

    @Test
    void anImportWithoutNewsWritesItsLeaseOnlyAndFewStatements() {
        JpaIdentityStore store = (JpaIdentityStore) newStore();
        int count = 2 * BATCH + 1;
        List<ImportedPerson> all = people(0, count);
        for (int round = 0; round < 2; round++) {
            database.shared().source().reset();
            try (ImportRun run = store.beginImport(new ImportSource("hr"), Duration.ofMinutes(1))) {
                run.groups(Map.of(DESK, "Desk"));
                for (int i = 0; i < count; i += BATCH) {
                    List<ImportedPerson> batch = all.subList(i, Math.min(count, i + BATCH));
                    run.people(batch);
                    run.members(batch.stream()
                            .map(each -> new ImportedMember(DESK, Grantee.user(each.id())))
                            .toList());
                }
                assertThat(run.finish(ImportLimit.USUAL).people().unchanged()).isEqualTo(round * count);
            }
        }

        List<String> statements = database.shared().source().statements();
        assertThat(statements).hasSizeLessThan(50);
        assertThat(statements.stream().filter(each -> !each.startsWith("SELECT")))
                .allMatch(each -> each.startsWith("UPDATE portal_import SET"));
    }

    @Test
    void finishingWalksThroughMoreThanOnePage() {
        JpaIdentityStore store = (JpaIdentityStore) newStore();
        ImportSource hr = new ImportSource("hr");
        try (ImportRun run = store.beginImport(hr, Duration.ofMinutes(1))) {
            run.groups(Map.of(DESK, "Desk"));
            for (int i = 0; i < 1_250; i += BATCH) {
                List<ImportedPerson> batch = people(i, i + BATCH);
                run.people(batch);
                run.members(batch.stream()
                        .map(each -> new ImportedMember(DESK, Grantee.user(each.id())))
                        .toList());
            }
            run.finish(ImportLimit.USUAL);
        }
        try (ImportRun run = store.beginImport(hr, Duration.ofMinutes(1))) {
            run.people(people(0, 3));

            var counts = run.finish(new ImportLimit(100));

            assertThat(counts.people().deactivated()).isEqualTo(1_247);
            assertThat(counts.members().ended()).isEqualTo(1_250);
            assertThat(counts.groups().ended()).isEqualTo(1);
        }
        assertThat(store.members(Grantee.group(DESK), 10)).isEmpty();
    }
}
