// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows under keys whose changes go back with the transaction that made them. */
final class Table<K, V> {

    private final InMemoryTransactions transactions;
    private final Map<K, V> rows = new LinkedHashMap<>();

    Table(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    Optional<V> find(K key) {
        return transactions.alone(() -> Optional.ofNullable(rows.get(key)));
    }

    void put(K key, V row) {
        transactions.alone(() -> {
            V before = rows.put(key, row);
            transactions.onRollback(() -> restore(key, before));
            return Boolean.TRUE;
        });
    }

    /** Stores a row under a key that is free; false if it is taken. */
    boolean insert(K key, V row) {
        return transactions.alone(() -> {
            if (rows.containsKey(key)) {
                return false;
            }
            put(key, row);
            return true;
        });
    }

    /** Replaces a row that fulfils a condition; false if there is none or it does not. */
    boolean replaceIf(K key, Predicate<V> condition, V next) {
        return transactions.alone(() -> {
            V before = rows.get(key);
            if (before == null || !condition.test(before)) {
                return false;
            }
            put(key, next);
            return true;
        });
    }

    boolean remove(K key) {
        return transactions.alone(() -> {
            V before = rows.remove(key);
            if (before == null) {
                return false;
            }
            transactions.onRollback(() -> restore(key, before));
            return true;
        });
    }

    /** Returns the rows as they are now, in the order of their first storing. */
    Stream<V> rows() {
        return transactions.alone(() -> List.copyOf(rows.values())).stream();
    }

    private void restore(K key, @Nullable V before) {
        if (before == null) {
            rows.remove(key);
        } else {
            rows.put(key, before);
        }
    }
}
