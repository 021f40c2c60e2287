// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Pages of sorted rows; a cursor is the sort key of the last row, which is unique among them. */
final class Keyset {

    private Keyset() {}

    static <T> Page<T> page(Stream<T> rows, Function<T, String> key, Comparator<String> order, PageRequest page) {
        Optional<String> after = page.after().map(Keyset::decode);
        List<T> found = rows.filter(row -> after.isEmpty() || order.compare(key.apply(row), after.get()) > 0)
                .sorted(Comparator.comparing(key, order))
                .limit(page.size() + 1L)
                .toList();
        return Page.cut(found, page.size(), row -> encode(key.apply(row)));
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("k" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (key.startsWith("k")) {
                return key.substring(1);
            }
        } catch (IllegalArgumentException notBase64) {
            // The same answer as for any other text that is not a cursor of ours.
        }
        throw InvalidException.of("after", "cursor", "after is not a cursor that a list has given out");
    }
}
