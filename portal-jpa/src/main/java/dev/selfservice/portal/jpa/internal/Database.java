// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;

/** The database as the calling thread sees it: inside its transaction if there is one, else by single statements. */
public interface Database {

    /** Something done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Returns which database it is. */
    Dialect dialect();

    /** Does the work on the thread's connection, or on one of its own in which each statement stands alone. */
    <T> T onConnection(Work<T> work);

    /** Returns the entity manager of the thread's transaction; refuses when there is none. */
    EntityManager entities();
}
