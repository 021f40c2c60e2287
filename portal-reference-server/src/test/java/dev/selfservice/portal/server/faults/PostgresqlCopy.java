// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** A PostgreSQL server, backed up as its manual says for copies of files: between {@code pg_backup_start} and {@code stop}. */
final class PostgresqlCopy implements CopiedDatabase {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path data;
    private final Path backup;
    private final EmbeddedPostgres server;
    private Optional<EmbeddedPostgres> restored = Optional.empty();

    PostgresqlCopy(Path folder) throws IOException {
        this.data = folder.resolve("postgresql");
        this.backup = folder.resolve("backup");
        this.server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setPGStartupWait(PATIENCE)
                .start();
    }

    @Override
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public String user() {
        return "postgres";
    }

    @Override
    public void backUp() throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('drill', true)");
            CopiedDatabase.copy(data, backup);
            String label;
            try (ResultSet stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                stopped.next();
                label = stopped.getString(1);
            }
            // What was written while the files were copied.
            CopiedDatabase.copy(data.resolve("pg_wal"), backup.resolve("pg_wal"));
            Files.writeString(backup.resolve("backup_label"), label);
        }
        // The server refuses a folder that others may look into.
        Files.setPosixFilePermissions(backup, PosixFilePermissions.fromString("rwx------"));
        Files.deleteIfExists(backup.resolve("postmaster.pid"));
        Files.deleteIfExists(backup.resolve("epg-lock"));
    }

    @Override
    public String restore() throws IOException {
        server.close();
        EmbeddedPostgres again = EmbeddedPostgres.builder()
                .setDataDirectory(backup)
                .setPGStartupWait(PATIENCE)
                .setCleanDataDirectory(false)
                .start();
        restored = Optional.of(again);
        return again.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        if (restored.isPresent()) {
            restored.get().close();
        }
        server.close();
    }
}
