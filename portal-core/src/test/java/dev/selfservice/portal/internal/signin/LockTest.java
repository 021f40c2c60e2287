// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import static dev.selfservice.portal.internal.signin.SignInRoom.RIGHT;
import static dev.selfservice.portal.internal.signin.SignInRoom.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.TooManyException;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.internal.keys.KeyRing;
import dev.selfservice.portal.signin.SignInRefusedException;
import dev.selfservice.portal.signin.SignInResult;
import dev.selfservice.portal.testkit.Crowd;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Known failures of others, each of which locked nobody or everybody; and what the lock does in the end. */
class LockTest {

    private final SignInRoom room = new SignInRoom().password("ana", RIGHT);
    private final Semaphore door = new Semaphore(40);

    /** A real case: a counter that was rolled back together with the sign-in. */
    @Test
    void wrongPasswordsCountEvenIfTheCallerRollsBack() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> room.stores.transactions().run(() -> room.enter("ana", WRONG)))
                    .isInstanceOf(SignInRefusedException.class);
        }

        refuse("ana", RIGHT);
        assertThat(room.trail())
                .filteredOn(event -> event.result().equals("REFUSED"))
                .hasSize(6);
    }

    /** A real case: parallel guesses slipped past the lock. */
    @Test
    void aHundredParallelWrongOnesAllCountAndStop() {
        Crowd.Result<SignInResult> result = Crowd.of(100, number -> enterPatiently(WRONG));

        assertThat(result.answers()).isEmpty();
        assertThat(result.failures()).allMatch(SignInRefusedException.class::isInstance);
        assertThat(room.trail()).hasSize(100);
        refuse("ana", RIGHT);
        DefaultSignIn strict = room.signIn(SignInRoom.config().triesPerAddress(100));
        assertThatThrownBy(() -> strict.byPassword("bea", WRONG.toCharArray(), SignInRoom.HOME, Origin.IN_PROCESS))
                .isInstanceOf(TooManyException.class);
        // But a burst is one burst: the owner is not shut out for long, and far from the hard stop.
        room.clock.advance(Duration.ofSeconds(1));
        assertThat(room.enter("ana", RIGHT)).isNotNull();
    }

    /** And its cure, which locked out people who typed the right one in several windows. */
    @Test
    void aHundredParallelRightOnesAllSucceed() {
        Crowd.Result<SignInResult> result = Crowd.of(100, number -> enterPatiently(RIGHT));

        assertThat(result.failures()).isEmpty();
        assertThat(result.answers()).extracting(SignInResult::token).doesNotHaveDuplicates();
        assertThat(room.stores.sessions().list(new PersonId("ana"))).hasSize(10);
    }

    @Test
    void spellingTheLoginInAnotherWayBuysNoTries() {
        SignInRoom sams = new SignInRoom(new InMemoryIdentityStore().person("sam", "Sam Issa")).password("sam", RIGHT);
        for (String login : new String[] {"sam", "SAM", "\u017fam", " sam", "Sam"}) {
            assertThatThrownBy(() -> sams.enter(login, WRONG)).isInstanceOf(SignInRefusedException.class);
        }

        assertThatThrownBy(() -> sams.enter("sam", RIGHT)).isInstanceOf(SignInRefusedException.class);
    }

    @Test
    void oneAddressThatTriesManyPeopleIsTurnedAwayAndOthersAreNot() {
        DefaultSignIn strict = room.signIn(SignInRoom.config().triesPerAddress(3));
        IntStream.range(0, 3).forEach(i -> assertThatThrownBy(
                        () -> strict.byPassword("nobody" + i, WRONG.toCharArray(), SignInRoom.HOME, Origin.IN_PROCESS))
                .isInstanceOf(SignInRefusedException.class));
        int before = room.keys.hashes.get();

        assertThatThrownBy(() -> strict.byPassword("ana", RIGHT.toCharArray(), SignInRoom.HOME, Origin.IN_PROCESS))
                .isInstanceOf(TooManyException.class);
        assertThat(room.keys.hashes.get()).isEqualTo(before);
        assertThat(strict.byPassword("ana", RIGHT.toCharArray(), "203.0.113.5", Origin.IN_PROCESS))
                .isNotNull();
    }

    @Test
    void aHundredWrongOnesInARowDisableThePasswordUntilAnotherIsStored() {
        failPatiently(99);
        assertThat(room.hashOf("ana").orElseThrow()).startsWith("$");
        refuse("ana", WRONG);
        assertThat(room.hashOf("ana").orElseThrow()).startsWith("!");
        assertThat(room.trail()).anySatisfy(event -> {
            assertThat(event.action()).isEqualTo("passwords.disable");
            assertThat(event.subject()).isEqualTo("person/ana");
        });
        room.clock.advance(Duration.ofDays(30));
        room.stores.transactions().run(() -> room.stores.attempts().purge(1_000));
        refuse("ana", RIGHT);

        room.password("ana", RIGHT);

        assertThat(room.enter("ana", RIGHT)).isNotNull();
    }

    @Test
    void aPasswordThatNobodyCouldTypeIsNotStored() {
        assertThatThrownBy(() -> room.password("ana", "")).isInstanceOf(InvalidException.class);
        assertThatThrownBy(() -> room.password("ana", "x".repeat(129))).isInstanceOf(InvalidException.class);

        assertThat(room.enter("ana", RIGHT)).isNotNull();
    }

    @Test
    void anOldHashIsRenewedByTheRightPasswordAlone() {
        String old = room.hashOf("ana").orElseThrow();
        DefaultSignIn costlier = room.signIn(SignInRoom.config().costing(19_457, 2));

        assertThatThrownBy(() -> costlier.byPassword("ana", WRONG.toCharArray(), SignInRoom.HOME, Origin.IN_PROCESS))
                .isInstanceOf(SignInRefusedException.class);
        assertThat(room.hashOf("ana")).contains(old);

        costlier.byPassword("ana", RIGHT.toCharArray(), SignInRoom.HOME, Origin.IN_PROCESS);
        assertThat(room.hashOf("ana").orElseThrow()).contains("m=19457,t=2");
        costlier.byPassword("ana", RIGHT.toCharArray(), SignInRoom.HOME, Origin.IN_PROCESS);
    }

    @Test
    void aNewPepperIsTakenUpAtTheNextSignIn() {
        SortedMap<Integer, byte[]> masters = new TreeMap<>();
        masters.put(1, new byte[32]);
        room.signIn(SignInRoom.config(), new KeyRing(masters), room.nanos::get)
                .put(new PersonId("bea"), RIGHT.toCharArray());
        masters.put(2, "another master key of 32 bytes!!".getBytes(StandardCharsets.US_ASCII));

        room.signIn(SignInRoom.config(), new KeyRing(masters), room.nanos::get)
                .byPassword("bea", RIGHT.toCharArray(), SignInRoom.HOME, Origin.IN_PROCESS);

        assertThat(room.hashOf("bea").orElseThrow()).contains(",k=2$");
    }

    private void refuse(String login, String password) {
        assertThatThrownBy(() -> room.enter(login, password)).isInstanceOf(SignInRefusedException.class);
    }

    /** What so many wrong passwords leave behind, without the cost of their hashes. */
    private void failPatiently(int times) {
        Limits limits = new Limits(room.stores.attempts(), room.stores.transactions(), room.keys, SignInRoom.config());
        for (int i = 0; i < times; i++) {
            limits.failed(Account.of(new PersonId("ana")), SignInRoom.HOME);
            room.clock.advance(Duration.ofHours(13));
        }
    }

    /** Queues at the door, because the queue inside is bounded, and comes again if sent away all the same (PWD-3). */
    private SignInResult enterPatiently(String password) {
        door.acquireUninterruptibly();
        try {
            while (true) {
                try {
                    return room.enter("ana", password);
                } catch (UnavailableException busy) {
                    Thread.onSpinWait();
                }
            }
        } finally {
            door.release();
        }
    }
}
