// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.jpa.internal.Failures;
import dev.selfservice.portal.spi.Transactions;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Work that the database breaks off is done again, by the outermost call alone. */
@ParameterizedClass
@EnumSource
class RetryTest {

    private static final int TRIES = 5;

    @Parameter
    Databases database;

    private Transactions transactions() {
        return database.stores().transactions();
    }

    private static RuntimeException brokenOff() {
        return Failures.of(new SQLException("deadlock", "40001"));
    }

    @Test
    void aRealDeadlockIsSurvivedByBoth() {
        PersonId first = Samples.person().id();
        PersonId second = Samples.person().id();
        JpaStores stores = database.stores();
        transactions().run(() -> {
            stores.passwords().put(first, "-");
            stores.passwords().put(second, "-");
        });
        CountDownLatch bothBegan = new CountDownLatch(2);
        AtomicInteger tries = new AtomicInteger();

        Crowd.Result<Boolean> result = Crowd.of(2, i -> transactions().call(() -> {
            tries.incrementAndGet();
            stores.passwords().put(i == 0 ? first : second, "by " + i);
            bothBegan.countDown();
            await(bothBegan);
            stores.passwords().put(i == 0 ? second : first, "by " + i);
            return true;
        }));

        assertThat(result.failures()).isEmpty();
        assertThat(result.answers()).containsExactly(true, true);
        assertThat(tries.get()).isGreaterThan(2);
        assertThat(stores.passwords().find(first)).isEqualTo(stores.passwords().find(second));
    }

    @Test
    void workIsDoneAgainAFewTimesOnly() {
        AtomicInteger tries = new AtomicInteger();

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> transactions().run(() -> {
                    tries.incrementAndGet();
                    throw brokenOff();
                }));
        assertThat(tries).hasValue(TRIES);
    }

    @Test
    void onlyTheOutermostCallIsDoneAgain() {
        AtomicInteger outer = new AtomicInteger();
        AtomicInteger inner = new AtomicInteger();

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> transactions().run(() -> {
                    outer.incrementAndGet();
                    transactions().run(() -> {
                        inner.incrementAndGet();
                        throw brokenOff();
                    });
                }));
        assertThat(outer).hasValue(TRIES);
        assertThat(inner).hasValue(TRIES);
    }

    @Test
    void readingIsDoneAgainToo() {
        AtomicInteger tries = new AtomicInteger();

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> transactions().read(() -> {
                    tries.incrementAndGet();
                    throw brokenOff();
                }));
        assertThat(tries).hasValue(TRIES);
    }

    @Test
    void whatIsNotTheDatabasesDoingIsNotRepeated() {
        AtomicInteger tries = new AtomicInteger();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> transactions().run(() -> {
                    tries.incrementAndGet();
                    throw new IllegalArgumentException("wrong");
                }));
        assertThat(tries).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
