// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import dev.selfservice.portal.jpa.internal.Database;
import dev.selfservice.portal.jpa.internal.DatabaseBusyException;
import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.jpa.internal.Failures;
import dev.selfservice.portal.jpa.internal.Unit;
import dev.selfservice.portal.spi.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on a relational database, in two kinds: our own in Java SE, the container's in a server.
 *
 * <p>Each thread has an entity manager of its own for the time of a transaction. Work broken off by the database for a
 * deadlock or a serialization failure is repeated up to four times, at the outermost call only; in a transaction that the
 * container began it cannot be repeated and ends with {@link dev.selfservice.portal.UnavailableException}.
 */
public abstract sealed class JpaTransactions implements Transactions, AutoCloseable
        permits ResourceLocalTransactions, JtaTransactions {
    private static final int TRIES = 5;

    final EntityManagerFactory factory;
    final DataSource source;
    private final Dialect dialect;
    private final ThreadLocal<@Nullable Unit> reading = new ThreadLocal<>();

    JpaTransactions(EntityManagerFactory factory, DataSource source, Dialect dialect) {
        this.factory = factory;
        this.source = source;
        this.dialect = dialect;
    }

    /**
     * Returns transactions of our own on a data source, for Java SE.
     *
     * @param source a pool whose connections are READ COMMITTED
     */
    public static JpaTransactions resourceLocal(DataSource source) {
        Dialect dialect = dialectOf(source);
        return new ResourceLocalTransactions(PersistenceUnit.resourceLocal(source, dialect), source, dialect);
    }

    /**
     * Returns transactions led by a container; a transaction that the caller has begun is joined.
     *
     * <p>The transaction manager is needed beside the registry because {@link #callNew} must set the caller's
     * transaction aside. WildFly keeps it in JNDI under {@code java:jboss/TransactionManager}, Payara under
     * {@code java:appserver/TransactionManager}; the registry is {@code java:comp/TransactionSynchronizationRegistry}.
     *
     * @param source a data source of the container that takes part in its transactions
     */
    public static JpaTransactions jta(
            DataSource source, TransactionManager manager, TransactionSynchronizationRegistry registry) {
        Dialect dialect = dialectOf(source);
        EntityManagerFactory factory = PersistenceUnit.jta(source, dialect, manager);
        return new JtaTransactions(factory, source, dialect, manager, registry);
    }

    @Override
    public final <T> T call(Supplier<T> work) {
        Optional<Unit> current = current();
        return current.isPresent() ? current.get().join(work) : repeat(() -> begin(work));
    }

    @Override
    public final <T> T callNew(Supplier<T> work) {
        return current().isPresent() ? aside(() -> begin(work)) : repeat(() -> begin(work));
    }

    @Override
    public final <T> T read(Supplier<T> work) {
        if (current().isPresent() || reading.get() != null) {
            return work.get();
        }
        return repeat(() -> lookUp(work));
    }

    private <T> T lookUp(Supplier<T> work) {
        Unit unit = Unit.reading(source);
        reading.set(unit);
        try {
            return work.get();
        } finally {
            reading.remove();
            unit.close();
        }
    }

    @Override
    public final void afterCommit(Runnable action) {
        current().ifPresentOrElse(unit -> unit.afterwards(action), action);
    }

    @Override
    public final boolean active() {
        return current().isPresent();
    }

    /** Frees what the transactions hold; the data source stays open. */
    @Override
    public void close() {
        factory.close();
    }

    /** Returns the transaction of the thread. */
    abstract Optional<Unit> current();

    /** Does the work in a new transaction of a thread that has none. */
    abstract <T> T begin(Supplier<T> work);

    /** Does the work while the thread's transaction is set aside. */
    abstract <T> T aside(Supplier<T> work);

    /** Returns the database as stores see it. */
    final Database database() {
        return new ThreadDatabase();
    }

    private <T> T repeat(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (DatabaseBusyException broken) {
                if (tries == TRIES) {
                    throw Failures.tooBusy(broken);
                }
            }
        }
    }

    private static Dialect dialectOf(DataSource source) {
        try (Connection connection = source.getConnection()) {
            if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
                throw new IllegalArgumentException("the data source must hand out READ COMMITTED connections");
            }
            return Dialect.of(connection);
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    private final class ThreadDatabase implements Database {
        @Override
        public Dialect dialect() {
            return dialect;
        }

        @Override
        public <T> T onConnection(Work<T> work) {
            Optional<Unit> unit = current().or(() -> Optional.ofNullable(reading.get()));
            try {
                if (unit.isPresent()) {
                    return work.on(unit.get().connection());
                }
                return repeat(() -> alone(work));
            } catch (SQLException failure) {
                throw Failures.of(failure);
            }
        }

        private <T> T alone(Work<T> work) {
            try (Connection own = Unit.open(source)) {
                return work.on(own);
            } catch (SQLException failure) {
                throw Failures.of(failure);
            }
        }

        @Override
        public EntityManager entities() {
            return current()
                    .orElseThrow(() -> new IllegalStateException("writing needs a transaction"))
                    .entities();
        }
    }
}
