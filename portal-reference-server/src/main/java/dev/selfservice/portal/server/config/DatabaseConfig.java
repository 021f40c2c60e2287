// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

/**
 * Where the data is kept.
 *
 * @param url a JDBC URL of PostgreSQL or Derby; in a container the JNDI name of a data source
 * @param connections the size of the pool, which in a container is the container's own
 */
public record DatabaseConfig(String url, String user, String password, int connections) {

    private static final int LEAST = 3;

    public DatabaseConfig {
        if (connections < LEAST) {
            throw new IllegalArgumentException("portal.database.connections must be at least " + LEAST
                    + ": a command may need two, and one listens");
        }
    }

    /** Returns a data source of a container by its name. */
    static DatabaseConfig ofContainer(String jndiName) {
        return new DatabaseConfig(jndiName, "", "", LEAST);
    }

    /** Tells whether it is the embedded database. */
    public boolean embedded() {
        return url.startsWith("jdbc:derby:");
    }

    /** Returns text without the password. */
    @Override
    public String toString() {
        return "DatabaseConfig[" + url.replaceAll("[?;].*", "") + "]";
    }
}
