// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The databases that every test of the stores runs on: one of each kind per JVM, shared by the contracts. */
public enum Databases {
    DERBY,
    POSTGRESQL;

    /** Returns a database without tables that nobody else uses. */
    public TestDatabase empty() {
        return this == DERBY ? TestDatabase.derby() : TestDatabase.postgresql();
    }

    /** Returns a database that nobody else uses. */
    public TestDatabase fresh() {
        return empty().migrated();
    }

    /** Returns the shared database. */
    public TestDatabase shared() {
        return Shared.BASES.computeIfAbsent(this, Databases::fresh);
    }

    /** Returns the stores on the shared database. */
    public JpaStores stores() {
        return Shared.STORES.computeIfAbsent(
                this, kind -> JpaStores.on(kind.shared().source()));
    }

    private static final class Shared {
        static final Map<Databases, TestDatabase> BASES = new ConcurrentHashMap<>();
        static final Map<Databases, JpaStores> STORES = new ConcurrentHashMap<>();
    }
}
