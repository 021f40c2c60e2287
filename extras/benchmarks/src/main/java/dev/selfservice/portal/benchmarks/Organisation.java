// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The people of the benchmarks: one manager with a team per thread, and three people with inboxes of their own kind. */
final class Organisation {

    static final int TEAM = 25;
    static final int TEAMS = 4;
    static final String ADMINISTRATOR = "root";
    static final String FEW = "few";
    static final String MANY = "many";
    static final String GROUPS = "groups";

    private static final String PERSON = """
            INSERT INTO portal_person (id, login, login_key, name, name_key, name_words, manager_id, disabled) \
            VALUES (?, ?, ?, ?, ?, ?, ?, FALSE)""";

    private Organisation() {}

    /** Writes the people down. */
    static void fill(BenchDatabase database, int groups) throws SQLException {
        try (Connection connection = database.source().getConnection()) {
            connection.setAutoCommit(false);
            people(connection);
            memberships(connection, groups);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    static String manager(int team) {
        return "manager-" + team;
    }

    static String member(int team, long number) {
        return "person-" + team + "-" + number % TEAM;
    }

    private static void people(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(PERSON)) {
            for (String alone : new String[] {ADMINISTRATOR, FEW, MANY, GROUPS}) {
                person(insert, alone, alone);
            }
            for (int team = 0; team < TEAMS; team++) {
                person(insert, manager(team), ADMINISTRATOR);
                for (int number = 0; number < TEAM; number++) {
                    person(insert, member(team, number), manager(team));
                }
            }
            insert.executeBatch();
        }
    }

    private static void person(PreparedStatement insert, String id, String manager) throws SQLException {
        String name = "Name of " + id;
        String key = name.toLowerCase(java.util.Locale.ROOT);
        String[] values = {id, id, id, name, key, " " + key, manager};
        for (int i = 0; i < values.length; i++) {
            insert.setString(i + 1, values[i]);
        }
        insert.addBatch();
    }

    private static void memberships(Connection connection, int groups) throws SQLException {
        try (PreparedStatement group =
                        connection.prepareStatement("INSERT INTO portal_group (id, name) VALUES (?, ?)");
                PreparedStatement member = connection.prepareStatement(
                        "INSERT INTO portal_group_member (group_id, member) VALUES (?, ?)")) {
            for (int number = 0; number < groups; number++) {
                group.setString(1, "g" + number);
                group.setString(2, "Group " + number);
                group.addBatch();
                member.setString(1, "g" + number);
                member.setString(2, "user:" + GROUPS);
                member.addBatch();
            }
            group.executeBatch();
            member.executeBatch();
        }
    }
}
