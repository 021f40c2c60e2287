// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.jpa.internal.DatabaseBusyException;
import dev.selfservice.portal.jpa.internal.DuplicateKeyException;
import dev.selfservice.portal.jpa.internal.Failures;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    private static RuntimeException of(String state) {
        return Failures.of(new PersistenceException(new SQLException("row of Ana Lund", state)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "40XL1", "40XL2"})
    void deadlocksAndLockTimeOutsAreWorthAnotherTry(String state) {
        assertThat(of(state)).isInstanceOf(DatabaseBusyException.class);
    }

    @Test
    void aPlanThatDerbyMixedUpIsWorthAnotherTryAndOtherFaultsOfItAreNot() {
        Exception mixedUp = new SQLException("Java exception", "XJ001", new Exception(new ClassCastException()));
        Exception fault = new SQLException("Java exception", "XJ001", new Exception(new IllegalStateException()));

        assertThat(Failures.of(mixedUp)).isInstanceOf(DatabaseBusyException.class);
        assertThat(Failures.of(fault)).isExactlyInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", "08001"})
    void aDatabaseOutOfReachIsUnavailable(String state) {
        assertThat(of(state)).isInstanceOf(UnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22001", "22008"})
    void whatCannotBeStoredIsTheCallersToPutRight(String state) {
        assertThat(of(state)).isInstanceOf(InvalidException.class);
    }

    @Test
    void messagesOfTheDatabaseStayInTheCause() {
        assertThat(of("23505")).isInstanceOf(DuplicateKeyException.class);
        assertThat(of("42601")).isInstanceOf(IllegalStateException.class).hasMessageNotContaining("Ana");
    }
}
