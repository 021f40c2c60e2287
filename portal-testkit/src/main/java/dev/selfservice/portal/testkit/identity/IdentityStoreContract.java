// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.identity;

import static dev.selfservice.portal.testkit.identity.Organisation.group;
import static dev.selfservice.portal.testkit.identity.Organisation.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.ListsGroups;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link IdentityStore} must do. Extend it and put the organisation you are handed into a store. */
@ExtendWith(WritesVerdict.class)
public abstract class IdentityStoreContract {

    private static final int CROWD = 16;

    /** Returns a store that holds exactly this organisation. */
    protected abstract IdentityStore storeOf(Organisation organisation);

    private IdentityStore store() {
        return storeOf(Organisation.sample());
    }

    private static Set<PersonId> ids(String... ids) {
        return Stream.of(ids).map(PersonId::new).collect(Collectors.toSet());
    }

    @Nested
    @VerdictItem("finds people")
    class Finding {

        @Test
        void knowsThoseWhoExistActiveOrNotAndLeavesOutTheRest() {
            Map<PersonId, Person> found = store().findAll(ids("p-ana", "p-eli", "p-nobody", "P-ANA"));

            assertThat(found).containsOnlyKeys(ids("p-ana", "p-eli"));
            assertThat(found.values())
                    .extracting(Person::name, Person::active)
                    .containsExactlyInAnyOrder(tuple("Ana Lund", true), tuple("Eli Lundgren", false));
        }

        @Test
        void tellsIdsApartThatDifferInCaseOnly() {
            assertThat(store().findAll(ids("p-bea", "P-BEA")).values())
                    .extracting(Person::login)
                    .containsExactlyInAnyOrder("Bea.Ortiz", "bea2");
        }

        @Test
        void answersForNobodyAndForMany() {
            IdentityStore store = store();
            Set<PersonId> everybody =
                    Organisation.sample().people().stream().map(Person::id).collect(Collectors.toSet());

            assertThat(store.findAll(Set.of())).isEmpty();
            assertThat(store.findAll(everybody)).containsOnlyKeys(everybody);
        }

        @Test
        void findsALoginWhateverItsCase() {
            assertThat(store().findByLogin("bea.oRTIZ")).map(Person::id).contains(new PersonId("p-bea"));
            assertThat(store().findByLogin("eli")).map(Person::active).contains(false);
        }

        @Test
        void takesALoginForNoPattern() {
            IdentityStore store = store();

            for (String login : List.of("", "%", "*", "cem%a", "cemxa", "an_.lund", "ana", "' or 1=1 --", "*)(uid=*")) {
                assertThat(store.findByLogin(login)).as("login %s", login).isEmpty();
            }
        }

        @Test
        void answersManyAtOnce() {
            IdentityStore store = store();

            Crowd.Result<Boolean> crowd = Crowd.of(CROWD, i -> store.findByLogin("clerk" + i)
                    .map(Person::id)
                    .equals(Optional.of(new PersonId("p-clerk-" + i))));

            assertThat(crowd.failures()).isEmpty();
            assertThat(crowd.answers()).containsOnly(true);
        }
    }

    @Nested
    @VerdictItem("searches people")
    class Searching {

        @Test
        void findsByTheBeginningOfAnyWordOfTheNameAndOfTheLogin() {
            assertThat(search("lu")).containsExactly("p-ana");
            assertThat(search("tor")).containsExactly("p-cem");
            assertThat(search("CEM_")).containsExactly("p-cem");
            assertThat(search("und")).isEmpty();
        }

        @Test
        void takesNothingForAPattern() {
            for (String text : List.of("%", "_", "*", "a%d", "\\", "' or 1=1 --", "*)(uid=*")) {
                assertThat(search(text)).as("text %s", text).isEmpty();
            }
        }

        @Test
        void leavesInactivePeopleOut() {
            assertThat(search("eli")).isEmpty();
        }

        @Test
        void sortsByNameThenId() {
            assertThat(search("bea")).containsExactlyInAnyOrder("p-bea", "P-BEA");
            assertThat(search("")).hasSize(65).doesNotHaveDuplicates().startsWith("p-ana");
        }

        @Test
        void pagesWithoutLossAndWithoutRepetition() {
            IdentityStore store = store();
            List<String> found = new ArrayList<>();
            Optional<PageRequest> next = Optional.of(PageRequest.ofSize(7));

            while (next.isPresent()) {
                PageRequest asked = next.get();
                Page<Person> page = store.search("clerk", asked);
                assertThat(page.items()).hasSizeLessThanOrEqualTo(7);
                page.items().forEach(person -> found.add(person.id().value()));
                next = page.next().map(asked::startingAfter);
            }

            assertThat(found).hasSize(60).doesNotHaveDuplicates().isEqualTo(search("clerk"));
        }

        private List<String> search(String text) {
            return store().search(text, PageRequest.ofSize(100)).items().stream()
                    .map(person -> person.id().value())
                    .toList();
        }
    }

    @Nested
    @VerdictItem("knows who belongs where")
    class Belonging {

        @Test
        void followsGroupsInGroupsAndEndsInACircle() {
            Memberships ana = store().memberships(ids("p-ana")).getOrDefault(new PersonId("p-ana"), Memberships.NONE);

            assertThat(ana.groups())
                    .containsExactlyInAnyOrder(new GroupId("desk"), new GroupId("support"), new GroupId("it"));
            assertThat(ana.roles()).containsExactlyInAnyOrder(new RoleId("writer"), new RoleId("helper"));
        }

        @Test
        void leavesOutWhoIsNotKnownAndSaysNothingOfThoseWhoBelongNowhere() {
            Map<PersonId, Memberships> found = store().memberships(ids("p-cem", "p-nobody"));

            assertThat(found).doesNotContainKey(new PersonId("p-nobody"));
            assertThat(found.getOrDefault(new PersonId("p-cem"), Memberships.NONE))
                    .isEqualTo(Memberships.NONE);
        }

        @Test
        void namesTheManagersOfThoseWhoHaveOne() {
            assertThat(store().managers(ids("p-ana", "p-bea", "p-cem", "p-dov", "p-nobody")))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            new PersonId("p-ana"), new PersonId("p-bea"),
                            new PersonId("p-bea"), new PersonId("p-cem"),
                            new PersonId("p-dov"), new PersonId("p-eli")));
        }
    }

    @Nested
    @VerdictItem("ListsGroups")
    class Listing {

        @Test
        void namesTheGroupsAndRolesThatExist() {
            assertThat(groups().names(Set.of(group("desk"), role("writer"), group("nowhere"), role("nothing"))))
                    .containsOnlyKeys(group("desk"), role("writer"))
                    .allSatisfy((grantee, name) -> assertThat(name).isNotBlank());
        }

        @Test
        void listsAllRoles() {
            assertThat(groups().roles()).containsOnlyKeys(new RoleId("helper"), new RoleId("writer"));
        }

        @Test
        void tellsTheActiveMembersNestedOnesIncluded() {
            assertThat(groups().members(group("it"), 10)).isEqualTo(ids("p-ana", "p-bea"));
            assertThat(groups().members(group("desk"), 10)).isEqualTo(ids("p-ana", "p-bea"));
            assertThat(groups().members(role("helper"), 10)).isEqualTo(ids("p-ana", "p-bea"));
            assertThat(groups().members(role("writer"), 10)).isEqualTo(ids("p-ana"));
            assertThat(groups().members(group("nowhere"), 10)).isEmpty();
        }

        @Test
        void keepsToTheBound() {
            assertThat(groups().members(group("clerks"), 5)).hasSize(5);
            assertThat(groups().members(group("clerks"), 100)).hasSize(60);
        }

        private ListsGroups groups() {
            IdentityStore store = store();
            assumeTrue(store instanceof ListsGroups, "ListsGroups is not claimed");
            return (ListsGroups) store;
        }
    }
}
