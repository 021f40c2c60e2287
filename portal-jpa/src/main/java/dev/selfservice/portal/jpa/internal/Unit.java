// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a thread does with the database in one transaction, or in one stretch of reading. It takes a connection with its
 * first statement, not before.
 */
public final class Unit {
    private static final System.Logger LOG = System.getLogger(Unit.class.getName());

    private final Optional<EntityManager> entities;
    private final DataSource source;
    private final List<Runnable> afterwards = new ArrayList<>();
    private @Nullable Connection connection;
    private boolean broken;
    private boolean foreign;

    private Unit(Optional<EntityManager> entities, DataSource source) {
        this.entities = entities;
        this.source = source;
    }

    /** Returns a unit that writes through an entity manager inside of a transaction. */
    public static Unit writing(EntityManager entities, DataSource source) {
        return new Unit(Optional.of(entities), source);
    }

    /** Returns a unit that only reads, each statement for itself. */
    public static Unit reading(DataSource source) {
        return new Unit(Optional.empty(), source);
    }

    /** Tells whether it is a transaction that writes. */
    public boolean writes() {
        return entities.isPresent();
    }

    /** Returns the entity manager. */
    public EntityManager entities() {
        return entities.orElseThrow(() -> new IllegalStateException("writing needs a transaction"));
    }

    /** Returns the connection. */
    public Connection connection() {
        Connection present = connection;
        if (present == null) {
            present = entities.isPresent() ? unwrap(entities.get()) : open(source);
            connection = present;
        }
        return present;
    }

    /** Opens a connection in which each statement stands alone: no round trips to begin and end a transaction. */
    public static Connection open(DataSource source) {
        try {
            Connection fresh = source.getConnection();
            if (!fresh.getAutoCommit()) {
                fresh.setAutoCommit(true);
            }
            return fresh;
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    /** Keeps an action for after the commit. */
    public void afterwards(Runnable action) {
        afterwards.add(action);
    }

    /** Says that work inside failed, so that nothing of the whole may stay. */
    public void breakOff() {
        broken = true;
    }

    /** Returns a unit inside of a transaction that somebody else began, which we cannot begin anew. */
    public static Unit joining(EntityManager entities, DataSource source) {
        Unit unit = writing(entities, source);
        unit.foreign = true;
        return unit;
    }

    /** Does work of a caller that is inside already; if it fails, the whole is rolled back. */
    public <T> T join(Supplier<T> work) {
        try {
            return work.get();
        } catch (DatabaseBusyException busy) {
            breakOff();
            throw foreign ? Failures.tooBusy(busy) : busy;
        } catch (RuntimeException | Error failure) {
            breakOff();
            throw failure;
        }
    }

    /** Refuses to be committed when work inside failed. */
    public void requireWhole() {
        if (broken) {
            throw new IllegalStateException("work inside the transaction failed, so nothing of it is kept");
        }
    }

    /** Runs the actions kept; what one of them throws is logged, for the commit has happened. */
    public void runAfterwards() {
        for (Runnable action : afterwards) {
            try {
                action.run();
            } catch (RuntimeException failure) {
                LOG.log(System.Logger.Level.ERROR, "an action after a commit failed", failure);
            }
        }
    }

    /** Gives everything back. */
    public void close() {
        if (entities.isPresent()) {
            entities.get().close();
        } else if (connection != null) {
            try {
                connection.close();
            } catch (SQLException failure) {
                LOG.log(System.Logger.Level.WARNING, "a connection could not be given back", failure);
            }
        }
    }

    private static Connection unwrap(EntityManager entities) {
        try {
            Connection inside = entities.unwrap(Connection.class);
            if (inside == null) {
                throw new IllegalStateException("writing needs a transaction");
            }
            return inside;
        } catch (PersistenceException failure) {
            throw Failures.of(failure);
        }
    }
}
