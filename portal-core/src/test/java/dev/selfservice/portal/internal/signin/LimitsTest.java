// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import static dev.selfservice.portal.internal.signin.SignInRoom.RIGHT;
import static dev.selfservice.portal.internal.signin.SignInRoom.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.TooManyException;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.testkit.MovableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RL: how many wrong passwords an account and an address have, and what it takes to get more. */
class LimitsTest {

    private static final String HERE = "192.0.2.1";

    private final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    private final InMemoryStores stores = new InMemoryStores(clock);
    private final Limits limits = limits(SignInConfig.defaults());
    private final Account ana = Account.of(new PersonId("ana"));

    @Test
    void fiveWrongOnesAreFree() {
        fail(4);
        assertThat(limits.isHeldUp(ana)).isFalse();

        fail(1);
        assertThat(limits.isHeldUp(ana)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5,1", "6,2", "7,4", "8,8", "14,512", "15,900", "16,900", "40,900"})
    void theDelayDoublesUpToAQuarterOfAnHour(int wrong, int seconds) {
        failPatiently(wrong);

        clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
        assertThat(limits.isHeldUp(ana)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(limits.isHeldUp(ana)).isFalse();
    }

    @Test
    void whatComesWhileTheAccountIsHeldUpMovesNothingForIt() {
        fail(5);
        fail(1_000);

        clock.advance(Duration.ofSeconds(1));
        assertThat(limits.isHeldUp(ana)).isFalse();
    }

    @Test
    void wrongOnesAgeOutTwelveHoursAfterTheFirst() {
        failPatiently(30);
        clock.advance(Duration.ofHours(12));

        fail(4);
        assertThat(limits.isHeldUp(ana)).isFalse();
    }

    @Test
    void aHundredInARowAreTheEndHoweverSlowlyTheyCome() {
        for (int i = 1; i < 100; i++) {
            assertThat(failOnce()).isFalse();
            clock.advance(Duration.ofHours(13));
        }

        assertThat(failOnce()).isTrue();
        clock.advance(Duration.ofDays(300));
        assertThat(limits.isHeldUp(ana)).isTrue();
    }

    @Test
    void aSuccessBetweenThemBeginsTheRowAnew() {
        for (int i = 0; i < 99; i++) {
            failOnce();
            clock.advance(Duration.ofHours(13));
        }
        stores.transactions().run(() -> limits.forget(ana));

        assertThat(failOnce()).isFalse();
    }

    @Test
    void othersAreNotHeldUpByIt() {
        fail(5);

        assertThat(limits.isHeldUp(Account.of(new PersonId("bea")))).isFalse();
        assertThat(limits.isHeldUp(Account.unknown(Optional.of("ana")))).isFalse();
    }

    @Test
    void aLoginInAnotherSpellingIsTheSameAccount() {
        Person sam =
                new Person(new PersonId("7"), "sam", "Sam", Optional.empty(), Optional.empty(), Optional.empty(), true);

        assertThat(Account.known("\u017fam", sam).name())
                .isEqualTo(Account.known("SAM", sam).name());
        assertThat(Account.unknown(Optional.of("\u017fAM")).name())
                .isEqualTo(Account.unknown(Optional.of("sam")).name())
                .isEqualTo(Account.unknown(Optional.of("\uff53am")).name());
    }

    @Test
    void anAddressHasTwentyInFiveMinutes() {
        failFrom(HERE, 19);
        limits.checkAddress(HERE);
        failFrom(HERE, 1);

        assertThatThrownBy(() -> limits.checkAddress(HERE))
                .isInstanceOfSatisfying(TooManyException.class, tooMany -> assertThat(tooMany.retryAfter())
                        .isEqualTo(Duration.ofMinutes(5)));
        limits.checkAddress("192.0.2.2");
        clock.advance(Duration.ofMinutes(5));
        limits.checkAddress(HERE);
    }

    @Test
    void anAddressHasTwoHundredInAnHour() {
        for (int i = 0; i < 10; i++) {
            failFrom(HERE, 20);
            clock.advance(Duration.ofMinutes(5));
        }

        assertThatThrownBy(() -> limits.checkAddress(HERE))
                .isInstanceOfSatisfying(TooManyException.class, tooMany -> assertThat(tooMany.retryAfter())
                        .isEqualTo(Duration.ofMinutes(10)));
        clock.advance(Duration.ofMinutes(10));
        limits.checkAddress(HERE);
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.,198.51.100.250,198.51.101.1", "2001:db8:1:2::,2001:db8:1:2:ffff::1,2001:db8:1:3::1"})
    void aNetworkHasTenTimesAsMany(String start, String neighbour, String stranger) {
        IntStream.range(1, 11).forEach(i -> failFrom(start + i, 19));
        failFrom(start + "99", 9);
        limits.checkAddress(neighbour);
        failFrom(start + "99", 1);

        assertThatThrownBy(() -> limits.checkAddress(neighbour)).isInstanceOf(TooManyException.class);
        limits.checkAddress(stranger);
    }

    @Test
    void anAddressIsTheSameInEverySpelling() {
        failFrom("2001:db8::1", 10);
        failFrom("2001:0DB8:0:0:0:0:0:1", 10);
        assertThatThrownBy(() -> limits.checkAddress("2001:db8:0::1")).isInstanceOf(TooManyException.class);

        failFrom("::ffff:203.0.113.9", 20);
        assertThatThrownBy(() -> limits.checkAddress("203.0.113.9")).isInstanceOf(TooManyException.class);
    }

    @Test
    void theStoreLearnsNeitherNamesNorAddresses() {
        SignInRoom room = new SignInRoom().password("ana", RIGHT);
        assertThatThrownBy(() -> room.enter("ana", WRONG)).isNotNull();

        assertThat(room.counted).isNotEmpty().allMatch(key -> key.matches("[0-9a-f]{64}"));
        assertThat(room.counted).doesNotHaveDuplicates();
    }

    private void fail(int times) {
        failFrom(HERE, times);
    }

    private void failFrom(String address, int times) {
        IntStream.range(0, times).forEach(i -> limits.failed(ana, address));
    }

    private boolean failOnce() {
        return limits.failed(ana, HERE);
    }

    /** Fails that often, each time as soon as the account is free. */
    private void failPatiently(int times) {
        for (int i = 0; i < times; i++) {
            while (limits.isHeldUp(ana)) {
                clock.advance(Duration.ofSeconds(1));
            }
            fail(1);
        }
    }

    private Limits limits(SignInConfig config) {
        return new Limits(stores.attempts(), stores.transactions(), Keys.fresh(), config);
    }
}
