// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.ListsGroups;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.identity.spi.TellsHealth;
import dev.selfservice.portal.spi.MapSettings;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.plugins.SettingsRules;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an identity store must do whoever is in it, from its settings on. It only reads, up to a few dozen people, so it can
 * be run on a directory that is in use; {@link IdentityStoreContract} asks for more, of a store that holds what it says.
 */
@ExtendWith(WritesVerdict.class)
public abstract class OpenedIdentityStoreContract {

    private static final int CROWD = 16;
    private static final int FEW = 20;
    private static final int SMALL_PAGE = 3;
    private static final int MOST_GROUPS = 5;
    private static final int MOST_MEMBERS = 1000;
    private static final PersonId NOBODY = new PersonId("kit-nobody-9f3");

    private final List<IdentityStore> opened = new ArrayList<>();
    private IdentityStoreSubject subject;

    /** Returns what to look at; called once for each test. */
    protected abstract IdentityStoreSubject newSubject();

    @BeforeEach
    void makeSubject() {
        subject = newSubject();
    }

    @AfterEach
    void closeStores() throws Exception {
        for (IdentityStore each : opened) {
            if (each instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    private IdentityStore open() {
        IdentityStore store = subject.factory().open(MapSettings.of(SettingsRules.PREFIX, subject.settings()));
        opened.add(store);
        return store;
    }

    private static List<Person> some(IdentityStore store) {
        return store.search("", PageRequest.ofSize(FEW)).items();
    }

    private static Set<PersonId> ids(Collection<Person> people) {
        return people.stream().map(Person::id).collect(Collectors.toSet());
    }

    @Nested
    @VerdictItem("reads its settings")
    class ReadingSettings {

        @Test
        void aStoreOpensWithItsSettings() {
            rules().opens();
        }

        @Test
        void anUnknownSettingIsRefusedAndNamed() {
            rules().refusesAnUnknownOne();
        }

        @Test
        void aMissingSettingIsRefusedAndNamed() {
            rules().refusesAMissingOne();
        }

        @Test
        void noRefusalHoldsASecret() {
            rules().hidesSecrets();
        }

        private SettingsRules rules() {
            return new SettingsRules(
                    subject.settings(), subject.requiredSettings(), subject.secretSettings(), settings -> {
                        IdentityStore store = subject.factory().open(settings);
                        opened.add(store);
                        return store;
                    });
        }
    }

    @Nested
    @VerdictItem("finds whom it lists")
    class Finding {

        @Test
        void listsSomebody() {
            assertThat(some(open())).as("active people in the store").isNotEmpty();
        }

        @Test
        void listsActivePeopleOnlyAndEachOnce() {
            List<Person> some = some(open());

            assertThat(some).allMatch(Person::active);
            assertThat(some).extracting(Person::id).doesNotHaveDuplicates();
        }

        @Test
        void findsWhomItListsByTheirIds() {
            IdentityStore store = open();
            List<Person> some = some(store);

            assertThat(store.findAll(ids(some)).values()).containsExactlyInAnyOrderElementsOf(some);
        }

        @Test
        void findsWhomItListsByTheirLogins() {
            IdentityStore store = open();

            for (Person person : some(store)) {
                assertThat(store.findByLogin(person.login())).contains(person);
            }
        }

        @Test
        void findsALoginWhateverItsCase() {
            IdentityStore store = open();

            for (Person person : some(store)) {
                assertThat(store.findByLogin(person.login().toUpperCase(Locale.ROOT)))
                        .contains(person);
            }
        }

        @Test
        void findsThoseWhoseLoginIsSearchedFor() {
            IdentityStore store = open();

            for (Person person :
                    some(store).subList(0, Math.min(SMALL_PAGE, some(store).size()))) {
                assertThat(store.search(person.login(), PageRequest.ofSize(FEW)).items())
                        .contains(person);
            }
        }

        @Test
        void goesOnWhereAPageEnded() {
            IdentityStore store = open();
            List<Person> found = new ArrayList<>();
            Optional<PageRequest> next = Optional.of(PageRequest.ofSize(SMALL_PAGE));
            while (next.isPresent() && found.size() < FEW) {
                PageRequest asked = next.get();
                Page<Person> page = store.search("", asked);
                assertThat(page.items()).hasSizeLessThanOrEqualTo(SMALL_PAGE);
                found.addAll(page.items());
                next = page.next().map(asked::startingAfter);
            }

            assertThat(found).startsWith(some(store).toArray(Person[]::new));
        }

        @Test
        void knowsNobodyByAPattern() {
            IdentityStore store = open();

            for (String pattern : List.of("", "%", "*", "' or 1=1 --", "*)(objectClass=*")) {
                assertThat(store.findByLogin(pattern)).as("login %s", pattern).isEmpty();
            }
        }

        @Test
        void leavesOutWhomNobodyKnows() {
            IdentityStore store = open();
            Set<PersonId> asked = new HashSet<>(ids(some(store)));
            asked.add(NOBODY);

            assertThat(store.findAll(asked)).doesNotContainKey(NOBODY);
            assertThat(store.memberships(asked)).doesNotContainKey(NOBODY);
            assertThat(store.managers(asked)).doesNotContainKey(NOBODY);
        }

        @Test
        void answersManyAtOnce() {
            IdentityStore store = open();
            List<Person> some = some(store);

            Crowd.Result<Boolean> crowd = Crowd.of(CROWD, i -> {
                Person person = some.get(i % some.size());
                return store.findByLogin(person.login()).equals(Optional.of(person));
            });

            assertThat(crowd.failures()).isEmpty();
            assertThat(crowd.answers()).containsOnly(true);
        }
    }

    @Nested
    @VerdictItem("knows who belongs where")
    class Belonging {

        @Test
        void namesManagersWhomItKnows() {
            IdentityStore store = open();
            Set<PersonId> managers =
                    new HashSet<>(store.managers(ids(some(store))).values());
            assumeTrue(!managers.isEmpty(), "nobody of those who were looked at has a manager");

            assertThat(store.findAll(managers)).containsOnlyKeys(managers);
        }
    }

    @Nested
    @VerdictItem("ListsGroups")
    class Listing {

        @Test
        void namesWhatPeopleBelongTo() {
            IdentityStore store = open();
            ListsGroups groups = groups(store);
            Set<Grantee> belongsTo = store.memberships(ids(some(store))).values().stream()
                    .flatMap(Listing::grantees)
                    .collect(Collectors.toSet());

            assertThat(groups.names(belongsTo)).containsOnlyKeys(belongsTo);
            assertThat(groups.roles().keySet())
                    .containsAll(belongsTo.stream()
                            .filter(each -> each.kind() == Grantee.Kind.ROLE)
                            .map(each -> new RoleId(each.id()))
                            .toList());
        }

        @Test
        void countsPeopleAmongTheMembersOfWhatTheyBelongTo() {
            IdentityStore store = open();
            ListsGroups groups = groups(store);
            for (Map.Entry<PersonId, Memberships> each :
                    store.memberships(ids(some(store))).entrySet()) {
                grantees(each.getValue()).limit(MOST_GROUPS).forEach(grantee -> {
                    Set<PersonId> members = groups.members(grantee, MOST_MEMBERS);
                    assertThat(members.size() == MOST_MEMBERS || members.contains(each.getKey()))
                            .as("%s among the members of %s", each.getKey(), grantee)
                            .isTrue();
                });
            }
        }

        private static Stream<Grantee> grantees(Memberships memberships) {
            return Stream.concat(
                    memberships.groups().stream().map(Grantee::group),
                    memberships.roles().stream().map(Grantee::role));
        }

        private static ListsGroups groups(IdentityStore store) {
            assumeTrue(store instanceof ListsGroups, "ListsGroups is not claimed");
            return (ListsGroups) store;
        }
    }

    @Nested
    @VerdictItem("TellsHealth")
    class BeingWell {

        @Test
        @Timeout(10)
        void aStoreThatIsThereHasNoTrouble() {
            IdentityStore store = open();
            assumeTrue(store instanceof TellsHealth, "TellsHealth is not claimed");

            assertThat(((TellsHealth) store).trouble()).isEmpty();
        }
    }
}
