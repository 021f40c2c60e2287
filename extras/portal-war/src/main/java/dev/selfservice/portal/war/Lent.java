// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.war;

import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Arrays;
import java.util.concurrent.ThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * What the container lends the portal, found by name.
 *
 * @param source takes part in the container's transactions
 * @param threads the managed thread factory
 */
record Lent(
        DataSource source,
        TransactionManager transactions,
        TransactionSynchronizationRegistry registry,
        ThreadFactory threads) {

    /** The specification names the others; of the manager it says nothing, so each product has its own name. */
    private static final String[] MANAGERS = {
        "java:jboss/TransactionManager", "java:appserver/TransactionManager", "java:comp/TransactionManager"
    };

    /**
     * Finds everything; to be called by a thread of the application.
     *
     * @throws IllegalArgumentException something is not there; the message names it
     */
    static Lent by(String dataSource) {
        return new Lent(
                find(DataSource.class, dataSource),
                find(TransactionManager.class, MANAGERS),
                find(TransactionSynchronizationRegistry.class, "java:comp/TransactionSynchronizationRegistry"),
                find(ThreadFactory.class, "java:comp/DefaultManagedThreadFactory"));
    }

    @SuppressWarnings("BanJNDI") // the names are constants of this class
    private static <T> T find(Class<T> type, String... names) {
        NamingException last = new NamingException("no name");
        for (String name : names) {
            try {
                return type.cast(new InitialContext().lookup(name));
            } catch (NamingException notHere) {
                last = notHere;
            }
        }
        throw new IllegalArgumentException(
                "the container has no " + type.getSimpleName() + " under " + Arrays.toString(names), last);
    }
}
