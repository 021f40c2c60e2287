// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.verdict;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of each item of a contract.
 *
 * <p>An item is {@code FAILED} if any of its tests failed, {@code PASSED} if none failed and at least one passed, and
 * {@code NOT_CLAIMED} if all of them were left out because the subject does not claim the ability.
 */
public record Verdicts(String subject, Map<String, Count> items) {

    /** What one line says. */
    public enum Line {
        PASSED,
        FAILED,
        NOT_CLAIMED
    }

    /** How many tests of an item ended how. */
    public record Count(int passed, int failed, int leftOut) {

        /** Returns the line for these numbers. */
        public Line line() {
            if (failed > 0) {
                return Line.FAILED;
            }
            return passed > 0 ? Line.PASSED : Line.NOT_CLAIMED;
        }

        Count plus(Count other) {
            return new Count(passed + other.passed, failed + other.failed, leftOut + other.leftOut);
        }
    }

    public Verdicts {
        items = new LinkedHashMap<>(items);
    }

    /** Returns the verdict as people read it, one line per item. */
    public String text() {
        StringBuilder text = new StringBuilder("Verdict on ").append(subject);
        items.forEach((item, count) ->
                text.append(System.lineSeparator()).append(String.format("  %-32s %s", item, lineOf(count))));
        return text.toString();
    }

    private static String lineOf(Count count) {
        return switch (count.line()) {
            case PASSED -> "passed (" + count.passed() + ")";
            case FAILED -> "FAILED (" + count.failed() + " of " + (count.passed() + count.failed()) + ")";
            case NOT_CLAIMED -> "not claimed";
        };
    }
}
