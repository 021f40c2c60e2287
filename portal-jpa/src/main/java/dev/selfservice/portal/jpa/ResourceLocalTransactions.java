// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.jpa.internal.Failures;
import dev.selfservice.portal.jpa.internal.Unit;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions of the connection itself, for Java SE. */
final class ResourceLocalTransactions extends JpaTransactions {
    private final ThreadLocal<@Nullable Unit> units = new ThreadLocal<>();

    ResourceLocalTransactions(EntityManagerFactory factory, DataSource source, Dialect dialect) {
        super(factory, source, dialect);
    }

    @Override
    Optional<Unit> current() {
        return Optional.ofNullable(units.get());
    }

    @Override
    <T> T begin(Supplier<T> work) {
        EntityManager entities = factory.createEntityManager();
        Unit unit = Unit.writing(entities, source);
        T result;
        units.set(unit);
        try {
            entities.getTransaction().begin();
            result = work.get();
            unit.requireWhole();
            entities.getTransaction().commit();
        } catch (PersistenceException failure) {
            throw Failures.of(failure);
        } finally {
            units.remove();
            end(unit);
        }
        unit.runAfterwards();
        return result;
    }

    @Override
    <T> T aside(Supplier<T> work) {
        Unit outer = units.get();
        units.remove();
        try {
            return work.get();
        } finally {
            units.set(outer);
        }
    }

    private static void end(Unit unit) {
        try {
            EntityTransaction transaction = unit.entities().getTransaction();
            if (transaction.isActive()) {
                transaction.rollback();
            }
        } catch (PersistenceException failure) {
            // The connection is gone, and the transaction with it; what was thrown before says more.
            System.getLogger(JpaTransactions.class.getName())
                    .log(System.Logger.Level.WARNING, "a rollback failed", failure);
        } finally {
            unit.close();
        }
    }
}
