// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.jpa.internal.Failures;
import dev.selfservice.portal.jpa.internal.Unit;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Transactions of a container. What a thread does is bound to its transaction, whoever began that. */
final class JtaTransactions extends JpaTransactions {
    private final TransactionManager manager;
    private final TransactionSynchronizationRegistry registry;
    /** Under which a transaction keeps our unit; each portal has its own. */
    private final Object key = new Object();

    JtaTransactions(
            EntityManagerFactory factory,
            DataSource source,
            Dialect dialect,
            TransactionManager manager,
            TransactionSynchronizationRegistry registry) {
        super(factory, source, dialect);
        this.manager = manager;
        this.registry = registry;
    }

    @Override
    Optional<Unit> current() {
        int status = status();
        if (status != Status.STATUS_ACTIVE && status != Status.STATUS_MARKED_ROLLBACK) {
            return Optional.empty();
        }
        Unit unit = (Unit) registry.getResource(key);
        return Optional.of(unit == null ? enlist(true) : unit);
    }

    @Override
    <T> T begin(Supplier<T> work) {
        T result;
        Unit unit;
        try {
            manager.begin();
        } catch (NotSupportedException | SystemException failure) {
            throw new IllegalStateException("the container could not begin a transaction", failure);
        }
        try {
            unit = enlist(false);
            result = work.get();
            unit.requireWhole();
        } catch (RuntimeException | Error failure) {
            rollBack();
            throw failure;
        }
        commit();
        unit.runAfterwards();
        return result;
    }

    @Override
    <T> T aside(Supplier<T> work) {
        Transaction outer;
        try {
            outer = manager.suspend();
        } catch (SystemException failure) {
            throw new IllegalStateException("the container could not set a transaction aside", failure);
        }
        try {
            return work.get();
        } finally {
            resume(outer);
        }
    }

    private void commit() {
        try {
            manager.commit();
        } catch (Exception failure) {
            throw Failures.of(failure);
        }
    }

    private void rollBack() {
        try {
            manager.rollback();
        } catch (SystemException failure) {
            // What was thrown before says more.
            System.getLogger(JpaTransactions.class.getName())
                    .log(System.Logger.Level.WARNING, "a rollback failed", failure);
        }
    }

    private void resume(Transaction outer) {
        try {
            manager.resume(outer);
        } catch (InvalidTransactionException | SystemException failure) {
            throw new IllegalStateException("the container could not take a transaction up again", failure);
        }
    }

    private int status() {
        try {
            return manager.getStatus();
        } catch (SystemException failure) {
            throw new IllegalStateException("the container does not know its transaction", failure);
        }
    }

    private Unit enlist(boolean foreign) {
        EntityManager entities = factory.createEntityManager();
        Unit unit = foreign ? Unit.joining(entities, source) : Unit.writing(entities, source);
        registry.putResource(key, unit);
        registry.registerInterposedSynchronization(new End(unit, foreign));
        return unit;
    }

    /** Ends a unit with its transaction; actions after a commit run here only if we did not begin it. */
    private final class End implements Synchronization {
        private final Unit unit;
        private final boolean foreign;

        End(Unit unit, boolean foreign) {
            this.unit = unit;
            this.foreign = foreign;
        }

        @Override
        public void beforeCompletion() {
            if (foreign) {
                unit.requireWhole();
            }
        }

        @Override
        public void afterCompletion(int status) {
            unit.close();
            if (foreign && status == Status.STATUS_COMMITTED) {
                unit.runAfterwards();
            }
        }
    }
}
