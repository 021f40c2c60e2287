// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Rows under keys. What a transaction writes is seen by itself only, until it commits.
 *
 * <p>Only the one transaction that writes touches {@link #unseen}, so a look at a row and its change are one step.
 */
final class Table<K, V> {

    private final InMemoryTransactions transactions;
    private final Map<K, V> committed = new LinkedHashMap<>();
    /** What transactions have changed and not committed; an empty row was removed. */
    private final Map<Running, Map<K, Optional<V>>> unseen = new IdentityHashMap<>();

    Table(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    Optional<V> find(K key) {
        Optional<V> own = mine().get(key);
        return own == null ? transactions.look(() -> Optional.ofNullable(committed.get(key))) : own;
    }

    /** Returns the rows as they are now, in the order of their first storing. */
    Stream<V> rows() {
        Map<K, V> all = transactions.look(() -> new LinkedHashMap<>(committed));
        mine().forEach((key, row) -> row.ifPresentOrElse(value -> all.put(key, value), () -> all.remove(key)));
        return all.values().stream();
    }

    void put(K key, V row) {
        write(key, Optional.of(row));
    }

    /** Stores a row under a key that is free; false if it is taken. */
    boolean insert(K key, V row) {
        transactions.required();
        if (find(key).isPresent()) {
            return false;
        }
        put(key, row);
        return true;
    }

    /** Replaces a row that fulfils a condition; false if there is none or it does not. */
    boolean replaceIf(K key, Predicate<V> condition, V next) {
        transactions.required();
        if (find(key).filter(condition).isEmpty()) {
            return false;
        }
        put(key, next);
        return true;
    }

    boolean remove(K key) {
        transactions.required();
        if (find(key).isEmpty()) {
            return false;
        }
        write(key, Optional.empty());
        return true;
    }

    private Map<K, Optional<V>> mine() {
        Running current = transactions.current();
        Map<K, Optional<V>> changes = current == null ? null : unseen.get(current);
        return changes == null ? Map.of() : changes;
    }

    private void write(K key, Optional<V> row) {
        Running current = transactions.required();
        unseen.forEach((other, changes) -> {
            if (other != current && changes.containsKey(key)) {
                // The other one is around this one in the same thread: a database would let the thread wait for itself.
                throw new IllegalStateException("a transaction around this one has changed the same row");
            }
        });
        unseen.computeIfAbsent(current, this::begin).put(key, row);
    }

    private Map<K, Optional<V>> begin(Running current) {
        Map<K, Optional<V>> changes = new LinkedHashMap<>();
        current.onCommit(() -> changes.forEach(this::store));
        current.onEnd(() -> unseen.remove(current));
        return changes;
    }

    private void store(K key, Optional<V> row) {
        row.ifPresentOrElse(value -> committed.put(key, value), () -> committed.remove(key));
    }
}
