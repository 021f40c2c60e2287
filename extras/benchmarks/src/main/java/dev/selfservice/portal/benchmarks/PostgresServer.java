// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL server of our own that waits for the disk at each commit. */
final class PostgresServer implements DatabaseServer {

    /** Clock ticks per second in /proc. */
    private static final double TICKS = 100;

    private final EmbeddedPostgres server;
    private final long postmaster;

    private PostgresServer(EmbeddedPostgres server) throws IOException, SQLException {
        this.server = server;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // The launcher switches fsync off; what we said must have won.
            requireOn(statement, "fsync");
            requireOn(statement, "synchronous_commit");
            requireOn(statement, "full_page_writes");
            try (ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
                row.next();
                this.postmaster = parentOf(row.getLong(1));
            }
        }
    }

    static PostgresServer start(Path folder) throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("work_mem", "32MB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "30min")
                .start();
        return new PostgresServer(server);
    }

    @Override
    public BenchDatabase create(String name) throws SQLException {
        createDatabase(name);
        return new BenchDatabase("PostgreSQL", true, server.getDatabase("postgres", "bench_" + name), this::cpu);
    }

    /** Returns the settings of a portal on an empty database of this server. */
    Map<String, String> settings(String name) throws SQLException {
        createDatabase(name);
        return Map.of(
                "portal.database.url",
                "jdbc:postgresql://localhost:" + server.getPort() + "/bench_" + name,
                "portal.database.user",
                "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void createDatabase(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE bench_" + name);
        }
    }

    private static void requireOn(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            if (!row.getString(1).equals("on")) {
                throw new IllegalStateException(setting + " is not on");
            }
        }
    }

    /** Returns the CPU seconds of the server's processes, as far as /proc tells them. */
    private double cpu() {
        double ticks = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                ticks += ticksOf(process);
            }
        } catch (NoSuchFileException elsewhere) {
            return 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return ticks / TICKS;
    }

    private double ticksOf(Path process) {
        try {
            String[] fields = fieldsOf(process);
            boolean itself = process.getFileName().toString().equals(Long.toString(postmaster));
            if (itself) {
                // With the children that have ended: parallel workers.
                return Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]);
            }
            boolean child = fields[1].equals(Long.toString(postmaster));
            return child ? Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    private static long parentOf(long process) {
        try {
            return Long.parseLong(fieldsOf(Path.of("/proc/" + process))[1]);
        } catch (IOException elsewhere) {
            return -1;
        }
    }

    /** Returns the fields of a process behind its name, which may hold blanks. */
    private static String[] fieldsOf(Path process) throws IOException {
        String line = Files.readString(process.resolve("stat"));
        return line.substring(line.lastIndexOf(')') + 2).split(" ");
    }
}
