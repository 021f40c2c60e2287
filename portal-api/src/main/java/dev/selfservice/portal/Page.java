// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list, and where the next one starts.
 *
 * @param next what to hand to {@link PageRequest#after}; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }

    /** Returns a page that is the whole list. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, Optional.empty());
    }

    /**
     * Returns a page cut from one row more than was asked for.
     *
     * @param rows up to {@code size + 1} rows
     * @param key the cursor that stands for a row
     */
    public static <T> Page<T> cut(List<T> rows, int size, Function<T, String> key) {
        if (rows.size() <= size) {
            return whole(rows);
        }
        return new Page<>(rows.subList(0, size), Optional.of(key.apply(rows.get(size - 1))));
    }

    /** Returns the page with each item changed. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }
}
