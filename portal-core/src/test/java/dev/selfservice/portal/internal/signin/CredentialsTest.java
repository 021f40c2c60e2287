// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import static dev.selfservice.portal.internal.signin.SignInRoom.RIGHT;
import static dev.selfservice.portal.internal.signin.SignInRoom.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.Origin;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.identity.spi.ChecksCredentials;
import dev.selfservice.portal.identity.spi.CredentialAnswer;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.signin.SignInRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whose word counts: the identity store's, then the portal's. */
class CredentialsTest {

    private static final CredentialAnswer REJECTED = new CredentialAnswer.Rejected();
    private static final CredentialAnswer NOT_MINE = new CredentialAnswer.NotMine();

    private final Directory directory =
            new Directory(new InMemoryIdentityStore().person("ana", "Ana Lund").person("off", "Olaf Off"));
    private final SignInRoom room = new SignInRoom(directory.people(), directory, Keys.fresh()).password("ana", RIGHT);

    @Test
    void theDirectoryIsBelievedWhenItAccepts() {
        directory.answers((login, password) -> new CredentialAnswer.Accepted(new PersonId("ana")));

        assertThat(room.enter("ana", "anything").session().person()).isEqualTo(new PersonId("ana"));
    }

    @Test
    void theDirectoryIsBelievedWhenItRejectsEvenIfThePortalKeepsThatPassword() {
        directory.answers((login, password) -> REJECTED);

        refuse("ana", RIGHT);
    }

    @Test
    void whoIsNotTheDirectorysIsCheckedHere() {
        directory.answers((login, password) -> NOT_MINE);

        assertThat(room.enter("ana", RIGHT)).isNotNull();
        refuse("ana", WRONG);
    }

    @Test
    void theDirectorysYesOpensNothingForSomebodyElseUnknownOrDisabled() {
        room.people.disable(new PersonId("off"));
        directory.answers((login, password) -> new CredentialAnswer.Accepted(new PersonId("off")));

        refuse("ana", RIGHT);
        refuse("off", RIGHT);
        refuse("nobody", RIGHT);
    }

    @Test
    void theDirectoryIsAskedForUnknownPeopleTooAndEachRefusalCostsOneHash() {
        directory.answers((login, password) -> login.equals("ana") ? REJECTED : NOT_MINE);
        int before = room.keys.hashes.get();

        refuse("ana", WRONG);
        refuse("nobody", WRONG);

        assertThat(directory.asked).containsExactly("ana", "nobody");
        assertThat(room.keys.hashes.get() - before).isEqualTo(2);
    }

    @Test
    void anEmptyPasswordAndANonsenseLoginNeverReachTheDirectory() {
        directory.answers((login, password) -> new CredentialAnswer.Accepted(new PersonId("ana")));

        refuse("ana", "");
        refuse("an\u0000a", RIGHT);

        assertThat(directory.asked).isEmpty();
    }

    @Test
    void aBrokenDirectoryIsAnOutageAndCountsAgainstNobody() {
        directory.answers((login, password) -> {
            throw new IllegalStateException("connection reset");
        });
        IntStream.range(0, 10).forEach(i -> assertThatThrownBy(() -> room.enter("ana", WRONG))
                .isInstanceOf(UnavailableException.class)
                .hasMessageNotContaining("reset"));

        assertThat(room.counted).isEmpty();
        directory.answers((login, password) -> NOT_MINE);
        assertThat(room.enter("ana", RIGHT)).isNotNull();
    }

    @Test
    void thePasswordIsLentAndThatCopyWiped() {
        List<char[]> lent = new ArrayList<>();
        directory.answers((login, password) -> {
            lent.add(password);
            java.util.Arrays.fill(password, 'x');
            return NOT_MINE;
        });
        char[] mine = RIGHT.toCharArray();

        room.signIn.byPassword("ana", mine, SignInRoom.HOME, Origin.IN_PROCESS);

        assertThat(lent.get(0)).containsOnly('\0');
        assertThat(mine).containsExactly(RIGHT.toCharArray());
    }

    /** A real case: a flow that began before the lock and ended after it went through. */
    @Test
    void aRightPasswordThatIsOvertakenByTheLockIsRefused() {
        directory.answers((login, password) -> {
            directory.answers((again, wrong) -> REJECTED);
            IntStream.range(0, 5).forEach(i -> refuse("ana", WRONG));
            return new CredentialAnswer.Accepted(new PersonId("ana"));
        });

        refuse("ana", RIGHT);
        assertThat(room.stores.sessions().list(new PersonId("ana"))).isEmpty();
    }

    private void refuse(String login, String password) {
        assertThatThrownBy(() -> room.enter(login, password)).isInstanceOf(SignInRefusedException.class);
    }

    /** People of ours behind a check of passwords that a test decides about. */
    private static final class Directory implements IdentityStore, ChecksCredentials {

        private final InMemoryIdentityStore people;
        private final List<String> asked = new ArrayList<>();
        private BiFunction<String, char[], CredentialAnswer> answer = (login, password) -> NOT_MINE;

        Directory(InMemoryIdentityStore people) {
            this.people = people;
        }

        InMemoryIdentityStore people() {
            return people;
        }

        void answers(BiFunction<String, char[], CredentialAnswer> next) {
            answer = next;
        }

        @Override
        public CredentialAnswer check(String login, char[] password) {
            asked.add(login);
            return answer.apply(login, password);
        }

        @Override
        public Map<PersonId, Person> findAll(Set<PersonId> ids) {
            return people.findAll(ids);
        }

        @Override
        public Optional<Person> findByLogin(String login) {
            return people.findByLogin(login);
        }

        @Override
        public Page<Person> search(String text, PageRequest page) {
            return people.search(text, page);
        }

        @Override
        public Map<PersonId, Memberships> memberships(Set<PersonId> ids) {
            return people.memberships(ids);
        }

        @Override
        public Map<PersonId, PersonId> managers(Set<PersonId> ids) {
            return people.managers(ids);
        }
    }
}
