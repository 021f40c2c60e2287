// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The portal's tables as they lie in the database: what a refused command must leave as it was. */
public final class Tables {

    /** What is kept of sessions and tokens in passing: that they were seen. */
    private static final Set<String> IN_PASSING = Set.of("last_seen_at", "idle_until", "expires_at", "last_used_at");

    private final DataSource source;

    Tables(DataSource source) {
        this.source = source;
    }

    /** Returns every row of every table of the portal, in order, but for the tables that are left out. */
    public Map<String, List<String>> contents(String... leftOut) {
        Map<String, List<String>> contents = new TreeMap<>();
        try (Connection connection = source.getConnection()) {
            for (String table : names(connection)) {
                if (!Set.of(leftOut).contains(table)) {
                    contents.put(table, rows(connection, table));
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return contents;
    }

    /** Returns how many rows a table has. */
    public int count(String table) {
        return contents().get(table).size();
    }

    /** Changes rows behind the portal's back. */
    public void change(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (name.startsWith("portal_") && !name.equals("portal_schema_history")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
            ResultSetMetaData columns = found.getMetaData();
            while (found.next()) {
                rows.add(row(found, columns));
            }
        }
        rows.sort(null);
        return rows;
    }

    private static String row(ResultSet found, ResultSetMetaData columns) throws SQLException {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnName(i).toLowerCase(Locale.ROOT);
            if (!IN_PASSING.contains(name)) {
                row.append(name)
                        .append('=')
                        .append(text(found, columns.getColumnType(i), i))
                        .append(' ');
            }
        }
        return row.toString();
    }

    private static String text(ResultSet found, int type, int column) throws SQLException {
        boolean binary = type == Types.BLOB || type == Types.BINARY || type == Types.VARBINARY;
        if (!binary) {
            return String.valueOf(found.getString(column));
        }
        byte[] bytes = found.getBytes(column);
        return bytes == null ? "null" : HexFormat.of().formatHex(bytes);
    }
}
