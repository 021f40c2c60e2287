// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns the pages of lists, and hands them cursors that nobody gave out. */
public final class Pages {

    private static final int MOST_PAGES = 1_000;

    private static final List<String> NO_CURSORS =
            List.of("", " ", "?", "not a cursor", "bm90IGEgY3Vyc29y", "AAAA", "%00", "x".repeat(10_000), "null", "-1");

    private Pages() {}

    /** Returns all items of a list, read page by page. */
    public static <T> List<T> all(int size, Function<PageRequest, Page<T>> list) {
        List<T> items = new ArrayList<>();
        PageRequest next = PageRequest.ofSize(size);
        for (int i = 0; i < MOST_PAGES; i++) {
            Page<T> page = list.apply(next);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            items.addAll(page.items());
            Optional<String> cursor = page.next();
            if (cursor.isEmpty()) {
                return items;
            }
            next = next.startingAfter(cursor.get());
        }
        throw new AssertionError("the list did not end after " + MOST_PAGES + " pages");
    }

    /** Asserts that the list refuses cursors that it did not give out. */
    public static <T> void assertRefusesForeignCursors(Function<PageRequest, Page<T>> list) {
        for (String cursor : NO_CURSORS) {
            assertThatExceptionOfType(InvalidException.class)
                    .as("cursor %s", cursor)
                    .isThrownBy(() -> list.apply(PageRequest.first().startingAfter(cursor)))
                    .satisfies(refusal -> assertThat(refusal.errors())
                            .singleElement()
                            .satisfies(error -> {
                                assertThat(error.field()).isEqualTo("after");
                                assertThat(error.rule()).isEqualTo("cursor");
                            }));
        }
    }
}
