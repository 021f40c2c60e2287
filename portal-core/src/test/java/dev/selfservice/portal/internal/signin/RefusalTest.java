// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import static dev.selfservice.portal.internal.signin.SignInRoom.RIGHT;
import static dev.selfservice.portal.internal.signin.SignInRoom.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.signin.SignInRefusedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** ENUM-1 to ENUM-3: what a refusal looks like, costs and leaves behind does not depend on its reason. */
class RefusalTest {

    private final SignInRoom room = new SignInRoom(new InMemoryIdentityStore()
                    .person("ana", "Ana Lund")
                    .person("off", "Olaf Off")
                    .person("none", "Nora None"))
            .password("ana", RIGHT)
            .password("off", RIGHT);

    /** Everything that can be seen of one refusal. */
    private record Cost(String message, int hashes, int raised, int rows, Duration pause) {}

    @Test
    void everyReasonLooksAndCostsTheSame() {
        room.people.disable(new PersonId("off"));
        Map<String, Cost> costs = new TreeMap<>();

        costs.put("wrong", costOf("ana", WRONG));
        costs.put("unknown", costOf("nobody", RIGHT));
        costs.put("disabled, right password", costOf("off", RIGHT));
        costs.put("disabled, wrong password", costOf("off", WRONG));
        costs.put("has no password", costOf("none", RIGHT));
        costs.put("empty password", costOf("ana", ""));
        costs.put("endless password", costOf("ana", "x".repeat(100_000)));
        costs.put("endless login", costOf("a".repeat(100_000), RIGHT));
        costs.put("empty login", costOf("", RIGHT));

        assertThat(costs.values()).as("%s", costs).allMatch(costs.get("wrong")::equals);
        assertThat(costs.get("wrong").hashes()).isOne();
    }

    @Test
    void whileHeldUpRightWrongAndUnknownAreRefusedUnseen() {
        IntStream.range(0, 5).forEach(i -> {
            refuse("ana", WRONG);
            refuse("nobody", WRONG);
        });

        Cost right = costOf("ana", RIGHT);

        assertThat(right).isEqualTo(costOf("ana", WRONG)).isEqualTo(costOf("nobody", WRONG));
        assertThat(right.hashes()).isOne();
    }

    @Test
    void refusalsTakeAtLeastAQuarterOfASecondAndSuccessesNoLongerThanTheyMust() {
        refuse(taking(100));
        assertThat(room.pauses.get(room.pauses.size() - 1)).isEqualTo(Duration.ofMillis(150));

        int before = room.pauses.size();
        refuse(taking(300));
        room.enter("ana", RIGHT);
        assertThat(room.pauses).hasSize(before);
    }

    @Test
    void unknownAndWrongTakeAboutTheSameTime() {
        long[] wrong = new long[15];
        long[] unknown = new long[15];
        refuse("ana", WRONG);
        for (int i = 0; i < wrong.length; i++) {
            room.clock.advance(Duration.ofHours(13));
            wrong[i] = timeOf("ana");
            unknown[i] = timeOf("nobody" + i);
        }

        // Only that no whole hash is missing; the fine measure is a matter of a quiet machine.
        assertThat((double) median(unknown)).isBetween(median(wrong) * 0.6, median(wrong) * 1.7);
    }

    @Test
    void theTrailSaysWhoButNeverWhatWasTyped() {
        refuse("my-secret-password", RIGHT);
        refuse("ana", WRONG);
        room.enter("ana", RIGHT);

        assertThat(room.trail())
                .noneSatisfy(event -> assertThat(event.toString()).containsAnyOf("my-secret-password", WRONG, RIGHT));
        assertThat(room.trail())
                .filteredOn(event -> event.action().equals("sign-in.password"))
                .extracting(event -> event.subject().replaceAll("session/.*", "session"), AuditEvent::result)
                .containsExactlyInAnyOrder(
                        tuple("person", "REFUSED"), tuple("person/ana", "REFUSED"), tuple("session", "ACCEPTED"));
    }

    @Test
    void aLoginThatNobodyCanHaveReachesNoIdentityStore() {
        for (String login : new String[] {"a\u0000b", "\ud83d", "x".repeat(256), "   ", "\n"}) {
            assertThat(Account.login(login)).as("%s", login).isEmpty();
            refuse(login, RIGHT);
        }
        assertThat(Account.login("  Ana ")).contains("Ana");
    }

    @Test
    void aStoredHashOfAnUnknownFormOpensNothingAndLooksLikeAWrongPassword() {
        room.stores.transactions().run(() -> room.stores.passwords().put(new PersonId("none"), "{plain}" + RIGHT));

        assertThat(costOf("none", "{plain}" + RIGHT)).isEqualTo(costOf("ana", WRONG));
    }

    private Cost costOf(String login, String password) {
        int hashes = room.keys.hashes.get();
        int raised = room.counted.size();
        int rows = room.written();
        room.pauses.clear();
        Throwable thrown = catchThrowable(() -> room.enter(login, password));
        assertThat(thrown).isInstanceOf(SignInRefusedException.class);
        return new Cost(
                thrown.getMessage(),
                room.keys.hashes.get() - hashes,
                room.counted.size() - raised,
                room.written() - rows,
                room.pauses.get(0));
    }

    private void refuse(String login, String password) {
        assertThatThrownBy(() -> room.enter(login, password)).isInstanceOf(SignInRefusedException.class);
    }

    private static void refuse(DefaultSignIn signIn) {
        assertThatThrownBy(() -> signIn.byPassword("ana", WRONG.toCharArray(), "", Origin.IN_PROCESS))
                .isInstanceOf(SignInRefusedException.class);
    }

    private long timeOf(String login) {
        long began = System.nanoTime();
        refuse(login, WRONG);
        return System.nanoTime() - began;
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Returns a sign-in whose stop-watch shows some milliseconds more each time it is looked at. */
    private DefaultSignIn taking(long millis) {
        return room.signIn(
                SignInRoom.config(), room.keys, () -> room.nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis)));
    }
}
