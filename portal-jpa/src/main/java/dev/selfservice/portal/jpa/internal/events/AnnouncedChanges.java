// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.events;

import dev.selfservice.portal.events.spi.AnnouncesChanges;
import dev.selfservice.portal.events.spi.Change;
import dev.selfservice.portal.events.spi.ChangeStore;
import dev.selfservice.portal.events.spi.StoredChange;
import dev.selfservice.portal.jpa.internal.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Changes on PostgreSQL, with NOTIFY as the hint.
 *
 * <p>The hint is sent after the commit, by a statement of its own: transactions that notify commit one after the other,
 * which commands must not. Channels belong to a database, so portals in two schemas of one wake each other for nothing.
 */
public final class AnnouncedChanges implements ChangeStore, AnnouncesChanges {
    static final String CHANNEL = "portal_change";

    private final ChangeStore store;
    private final DataSource source;

    /**
     * Adds the ability to a store.
     *
     * @param source connections to the same database, of which one is kept while somebody listens
     */
    public AnnouncedChanges(ChangeStore store, DataSource source) {
        this.store = store;
        this.source = source;
    }

    /** Tells whether the driver can be seen from here, which it cannot in every container. */
    public static boolean available() {
        try {
            Class.forName("org.postgresql.PGConnection", false, AnnouncedChanges.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException hidden) {
            return false;
        }
    }

    @Override
    public void announce() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            statement.execute("NOTIFY " + CHANNEL);
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    @Override
    public Listening listen(Runnable heard) {
        return new PostgresqlEar(source, heard);
    }

    @Override
    public void append(List<Change> changes) {
        store.append(changes);
    }

    @Override
    public List<StoredChange> after(long position, int most) {
        return store.after(position, most);
    }

    @Override
    public List<StoredChange> among(Collection<Long> positions) {
        return store.among(positions);
    }

    @Override
    public long newest() {
        return store.newest();
    }

    @Override
    public int purge(Duration age, int most) {
        return store.purge(age, most);
    }
}
