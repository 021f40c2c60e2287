// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.events;

import dev.selfservice.portal.events.spi.AnnouncesChanges.Listening;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens on one connection and, when that breaks, on another. */
final class PostgresqlEar implements Listening {
    private static final Logger LOG = System.getLogger(PostgresqlEar.class.getName());
    private static final int ATTENTION_MILLIS = 250;
    private static final long AGAIN_SECONDS = 5;

    private final DataSource source;
    private final Runnable heard;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "portal-change-hints");

    PostgresqlEar(DataSource source, Runnable heard) {
        this.source = source;
        this.heard = heard;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(AGAIN_SECONDS));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean open() {
        return closed.getCount() > 0;
    }

    private void run() {
        boolean again = true;
        while (again) {
            try (Connection connection = source.getConnection()) {
                listen(connection);
            } catch (SQLException broken) {
                LOG.log(Level.DEBUG, "hints of changes are not heard for a while; they are looked for instead", broken);
            }
            again = !closedAfter(AGAIN_SECONDS);
        }
    }

    private void listen(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
        PGConnection line = connection.unwrap(PGConnection.class);
        say(connection, "LISTEN ");
        // Whatever was said while nobody listened.
        heard.run();
        while (open()) {
            PGNotification[] hints = line.getNotifications(ATTENTION_MILLIS);
            if (hints != null && hints.length > 0) {
                heard.run();
            }
        }
        say(connection, "UNLISTEN ");
    }

    private static void say(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command + AnnouncedChanges.CHANNEL);
        }
    }

    private boolean closedAfter(long seconds) {
        try {
            return closed.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
