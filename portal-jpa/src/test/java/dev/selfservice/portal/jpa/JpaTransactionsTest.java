// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.jpa.internal.Failures;
import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.testkit.transactions.TransactionsContract;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JpaTransactionsTest extends TransactionsContract {

    @Parameter
    Databases database;

    @Override
    protected PortalStores stores() {
        return database.stores();
    }

    @Test
    void aReaderThatTheDatabaseBreaksOffReadsAgain() {
        AtomicInteger tries = new AtomicInteger();

        int seen = stores().transactions().read(() -> {
            if (tries.incrementAndGet() < 3) {
                throw Failures.of(new SQLException("deadlock", "40001"));
            }
            return tries.get();
        });

        assertThat(seen).isEqualTo(3);
    }
}
