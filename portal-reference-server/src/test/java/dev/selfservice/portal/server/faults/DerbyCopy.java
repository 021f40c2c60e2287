// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.faults;

import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Derby in a folder, backed up by its own procedure. */
final class DerbyCopy implements CopiedDatabase {

    private final Path database;
    private final Path backup;

    DerbyCopy(Path folder) {
        this.database = folder.resolve("derby").resolve("database");
        this.backup = folder.resolve("backup");
    }

    @Override
    public String url() {
        return "jdbc:derby:" + database + ";create=true";
    }

    @Override
    public String user() {
        return "";
    }

    @Override
    public void backUp() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:derby:" + database);
                CallableStatement call = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
            call.setString(1, backup.toString());
            call.execute();
        }
    }

    @Override
    public String restore() {
        return "jdbc:derby:" + backup.resolve("database");
    }

    @Override
    public void close() {
        // The servers have shut their databases down.
    }
}
