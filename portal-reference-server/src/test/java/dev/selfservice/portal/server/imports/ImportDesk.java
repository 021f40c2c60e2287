// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.imports;

import dev.selfservice.portal.server.Main;
import dev.selfservice.portal.server.commands.CommandLine;
import dev.selfservice.portal.server.commands.Commands;
import dev.selfservice.portal.server.config.ConfigReader;
import dev.selfservice.portal.server.config.ServerConfig;
import dev.selfservice.portal.server.races.Databases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** An empty portal on a database of its own, and what the command line does to it. */
final class ImportDesk {

    private final Path home;
    private final Path config;
    private final Map<String, String> settings;

    /** What a command said. */
    record Said(int status, String text) {}

    private ImportDesk(Path home, String url) throws Exception {
        this.home = home;
        this.config = home.resolve("portal.properties");
        this.settings = Map.of(
                "portal.home",
                home.toString(),
                "portal.database.url",
                url,
                "portal.sign-in.memory-kib",
                "19456",
                "portal.sign-in.iterations",
                "2");
        Properties all = new Properties();
        all.putAll(settings);
        try (var out = Files.newBufferedWriter(config, StandardCharsets.UTF_8)) {
            all.store(out, null);
        }
        run("create-keys");
    }

    static ImportDesk on(boolean postgresql, Path home) throws Exception {
        String derby = "jdbc:derby:" + home.resolve("database") + ";create=true";
        return new ImportDesk(home, postgresql ? Databases.postgresqlUrl() : derby);
    }

    ServerConfig settings() {
        return ConfigReader.read(settings, false);
    }

    /** Runs a command in this process. */
    Said run(String... arguments) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        CommandLine line = CommandLine.of(configured(arguments));
        int status;
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            status = Commands.require(line.command()).run(line, out);
        }
        return new Said(status, said.toString(StandardCharsets.UTF_8));
    }

    /** Starts a command in a process with a heap of 64 MiB, which can be killed. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Dderby.storage.pageCacheSize=200",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(configured(arguments)));
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private String[] configured(String... arguments) {
        return Stream.concat(Stream.of(arguments), Stream.of("--config", config.toString()))
                .toArray(String[]::new);
    }

    /** Changes the database as only its owner can; PostgreSQL only, for Derby is open in one process alone. */
    void change(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.get("portal.database.url"));
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    /** Returns everything that an import may have written, as texts; PostgreSQL only. */
    List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(settings.get("portal.database.url"));
                Statement query = connection.createStatement()) {
            for (String table : List.of("portal_person", "portal_group", "portal_group_member")) {
                try (ResultSet found = query.executeQuery("SELECT t::text AS row FROM " + table + " t ORDER BY 1")) {
                    while (found.next()) {
                        rows.add(table + " " + found.getString("row"));
                    }
                }
            }
        }
        return rows;
    }
}
