// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.jpa.PortalSchema;
import dev.selfservice.portal.jpa.identity.JpaIdentityStore;
import dev.selfservice.portal.requests.RequestView;
import dev.selfservice.portal.server.races.Databases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** From the schema of the version before to ours (F20), on PostgreSQL: under load, side by side, and killed half-way. */
class UpgradeTest {

    private static final String BEFORE = "2";
    private static final int LEAST = 20;

    private static List<String> rows() throws IOException {
        try (InputStream file = Objects.requireNonNull(UpgradeTest.class.getResourceAsStream("schema-2.sql"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .toList();
        }
    }

    private static HikariDataSource before() throws Exception {
        HikariDataSource source = Databases.pool(Databases.postgresqlUrl());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/portal/postgresql")
                .table("portal_schema_history")
                .target(BEFORE)
                .load()
                .migrate();
        for (String row : rows()) {
            run(source, row);
        }
        return source;
    }

    private static void run(HikariDataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(HikariDataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    @Test
    void tablesChangeUnderLoadAndTheOldNodeWorksBesideTheNew() throws Exception {
        try (HikariDataSource source = before();
                OldNode old = new OldNode(source)) {
            old.awaitWrites(LEAST);

            assertThat(PortalSchema.migrate(source)).isPositive();
            try (JpaStores stores = JpaStores.on(source);
                    Portal portal = Portal.builder()
                            .stores(stores)
                            .identity(new JpaIdentityStore(stores))
                            .keys(Keys.fresh())
                            .config(PortalConfig.defaults().everyoneMay(PortalConfig.ORDINARY))
                            .build()) {
                old.awaitWrites(LEAST);
                Actor jonas = portal.actors()
                        .of(
                                new PersonId("jonas"),
                                new Assurance(1, Clock.systemUTC().instant()));

                assertThat(portal.requests()
                                .list(jonas, RequestView.ENDED, PageRequest.ofSize(100))
                                .items())
                        .anyMatch(request -> request.number().equals("R-1001"))
                        .hasSizeGreaterThan(LEAST);
                assertThat(portal.assignments()
                                .list(jonas, jonas.person(), PageRequest.first())
                                .items())
                        .hasSize(1);
                assertThat(portal.sealed()).isEmpty();
            }
            assertThat(old.errors).isEmpty();
        }
    }

    @Test
    void aMigrationKilledHalfWayLeavesNothingAndIsRunAgain() throws Exception {
        try (HikariDataSource source = before()) {
            try (Connection holder = source.getConnection();
                    Statement lock = holder.createStatement()) {
                holder.setAutoCommit(false);
                // Scripts may run, but not be noted as done.
                lock.execute("LOCK TABLE portal_schema_history IN SHARE MODE");
                CompletableFuture<Integer> migration =
                        CompletableFuture.supplyAsync(() -> PortalSchema.migrate(source));
                killWhoWaits(source);

                assertThatThrownBy(migration::join).hasCauseInstanceOf(IllegalStateException.class);
                holder.rollback();
                holder.setAutoCommit(true);
            }
            assertThat(number(source, "SELECT count(*) FROM pg_tables WHERE tablename = 'portal_key_check'"))
                    .isZero();

            assertThat(PortalSchema.migrate(source)).isPositive();
            assertThat(PortalSchema.migrate(source)).isZero();
            assertThat(number(source, "SELECT count(*) FROM portal_request")).isEqualTo(1);
        }
    }

    private static void killWhoWaits(HikariDataSource source) throws SQLException {
        String waiting = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND query ILIKE 'insert into%portal_schema_history%'";
        int pid = 0;
        for (int i = 0; i < 600 && pid == 0; i++) {
            ServerProcess.pause(100);
            pid = number(source, waiting);
        }
        assertThat(pid).as("a migration that waits").isPositive();
        run(source, "SELECT pg_terminate_backend(" + pid + ")");
    }

    /** Goes on writing requests as the version before wrote them. */
    private static final class OldNode implements AutoCloseable {

        private final HikariDataSource source;
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicInteger written = new AtomicInteger();
        private final ConcurrentLinkedQueue<Exception> errors = new ConcurrentLinkedQueue<>();
        private final Thread thread = new Thread(this::write, "old node");

        OldNode(HikariDataSource source) {
            this.source = source;
            thread.start();
        }

        private void write() {
            while (!stopped.get()) {
                try {
                    for (String row : rows()) {
                        if (row.startsWith("INSERT INTO portal_request (")
                                || row.startsWith("INSERT INTO portal_request_item (")) {
                            run(source, asNew(row));
                        }
                    }
                    run(source, "UPDATE portal_person SET title = 'Controller' WHERE id = 'jonas'");
                    written.incrementAndGet();
                    ServerProcess.pause(5);
                } catch (SQLException | IOException broken) {
                    errors.add(broken);
                }
            }
        }

        /** The same row under the ids of another request. */
        private String asNew(String row) {
            String request = new UUID(1, written.get()).toString();
            String item = new UUID(2, written.get()).toString();
            return row.replaceAll("01a21468-9398[0-9a-f-]*", request)
                    .replaceAll("01a21468-937f[0-9a-f-]*", item)
                    .replace("'R-1001'", "'R-" + (5_000 + written.get()) + "'");
        }

        void awaitWrites(int more) {
            int goal = written.get() + more;
            for (int i = 0; i < 600 && written.get() < goal; i++) {
                ServerProcess.pause(50);
            }
            assertThat(errors).isEmpty();
            assertThat(written.get()).isGreaterThanOrEqualTo(goal);
        }

        @Override
        public void close() {
            stopped.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
