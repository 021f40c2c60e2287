// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.people;

import dev.selfservice.portal.ConflictException;
import java.util.Map;

/**
 * How many of a source's active people one run may deactivate: the brake for a file that was cut off or exported
 * wrongly.
 *
 * @param percent 0 to 100
 */
public record ImportLimit(int percent) {

    private static final int ALL = 100;

    /** A fifth. */
    public static final ImportLimit USUAL = new ImportLimit(20);

    public ImportLimit {
        if (percent < 0 || percent > ALL) {
            throw new IllegalArgumentException("a limit is 0 to 100 percent");
        }
    }

    /**
     * Refuses when more are leaving than so many active people may lose.
     *
     * @throws ConflictException {@code import-limit}
     */
    public void require(long leaving, long active) {
        if (leaving * ALL > active * percent) {
            throw new ConflictException(
                    "import-limit",
                    "the import would deactivate " + leaving + " of " + active + " people, which is more than "
                            + percent + " percent; nobody was deactivated",
                    Map.of("leaving", Long.toString(leaving), "active", Long.toString(active)));
        }
    }
}
