// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.jpa.internal.Failures;
import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.transactions.TransactionsContract;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JtaTransactionsTest extends TransactionsContract {

    @Parameter
    Databases database;

    @Override
    protected PortalStores stores() {
        return JtaPortal.on(database).stores();
    }

    private TransactionManager manager() {
        return JtaPortal.on(database).manager();
    }

    @Test
    void joinsATransactionThatTheContainerBegan() throws Exception {
        PersonId person = Samples.person().id();
        List<String> said = new ArrayList<>();

        manager().begin();
        stores().transactions().run(() -> {
            stores().passwords().put(person, "hash");
            stores().transactions().afterCommit(() -> said.add("committed"));
        });
        assertThat(said).isEmpty();
        assertThat(stores().transactions().active()).isTrue();
        manager().commit();

        assertThat(said).containsExactly("committed");
        assertThat(stores().passwords().find(person)).contains("hash");
    }

    @Test
    void whatTheContainerRollsBackIsGone() throws Exception {
        PersonId person = Samples.person().id();
        List<String> said = new ArrayList<>();

        manager().begin();
        stores().transactions().run(() -> {
            stores().requests().insert(Samples.request().make());
            stores().passwords().put(person, "hash");
            stores().transactions().afterCommit(() -> said.add("committed"));
        });
        manager().rollback();

        assertThat(said).isEmpty();
        assertThat(stores().passwords().find(person)).isEmpty();
    }

    @Test
    void aTransactionOfTheContainerIsSetAsideForAnIndependentOne() throws Exception {
        PersonId kept = Samples.person().id();
        PersonId lost = Samples.person().id();

        manager().begin();
        stores().transactions().run(() -> stores().passwords().put(lost, "hash"));
        stores().transactions().callNew(() -> {
            stores().passwords().put(kept, "hash");
            return true;
        });
        manager().rollback();

        assertThat(stores().passwords().find(kept)).isPresent();
        assertThat(stores().passwords().find(lost)).isEmpty();
    }

    @Test
    void theContainerCannotCommitWhatFailedInside() throws Exception {
        PersonId person = Samples.person().id();

        manager().begin();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> stores().transactions().run(() -> {
                    stores().passwords().put(person, "hash");
                    throw new IllegalStateException("broken");
                }));

        assertThatThrownBy(manager()::commit).isInstanceOf(RollbackException.class);
        assertThat(stores().passwords().find(person)).isEmpty();
    }

    @Test
    void whatTheContainerBeganIsNotDoneAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();

        manager().begin();
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> stores().transactions().run(() -> {
                    tries.incrementAndGet();
                    throw Failures.of(new SQLException("deadlock", "40001"));
                }));
        manager().rollback();

        assertThat(tries).hasValue(1);
    }
}
