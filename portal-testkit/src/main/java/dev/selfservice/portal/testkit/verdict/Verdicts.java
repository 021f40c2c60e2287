// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of each clause of a contract, counted by item.
 *
 * <p>An item is {@code FAILED} if any of its clauses failed, {@code PASSED} if none failed and at least one passed, and
 * {@code NOT_CLAIMED} if all of them were left out because the subject does not claim the ability.
 */
public record Verdicts(String subject, List<Clause> clauses) {

    private static final int LONGEST_REASON = 300;

    /** What one line says. */
    public enum Line {
        PASSED,
        FAILED,
        NOT_CLAIMED
    }

    /** How many clauses of an item ended how. */
    public record Count(int passed, int failed, int leftOut) {

        /** Returns the line for these numbers. */
        public Line line() {
            if (failed > 0) {
                return Line.FAILED;
            }
            return passed > 0 ? Line.PASSED : Line.NOT_CLAIMED;
        }

        private Count plus(Clause.Result result) {
            return switch (result) {
                case PASSED -> new Count(passed + 1, failed, leftOut);
                case FAILED -> new Count(passed, failed + 1, leftOut);
                case LEFT_OUT -> new Count(passed, failed, leftOut + 1);
            };
        }
    }

    public Verdicts {
        clauses = List.copyOf(clauses);
    }

    /** Returns the numbers of each item, in the order in which the items were met. */
    public Map<String, Count> items() {
        Map<String, Count> items = new LinkedHashMap<>();
        for (Clause clause : clauses) {
            items.put(
                    clause.item(),
                    items.getOrDefault(clause.item(), new Count(0, 0, 0)).plus(clause.result()));
        }
        return items;
    }

    /** Returns the clauses that failed. */
    public List<Clause> failed() {
        return clauses.stream()
                .filter(clause -> clause.result() == Clause.Result.FAILED)
                .toList();
    }

    /** Returns the verdict as people read it: one line per item, and below it each clause that failed. */
    public String text() {
        StringBuilder text = new StringBuilder("Verdict on ").append(subject);
        items().forEach((item, count) -> {
            text.append(System.lineSeparator()).append(String.format("  %-32s %s", item, lineOf(count)));
            for (Clause clause : failed()) {
                if (clause.item().equals(item)) {
                    text.append(System.lineSeparator())
                            .append("      ")
                            .append(clause.name())
                            .append(": ")
                            .append(shortened(clause.why()));
                }
            }
        });
        return text.toString();
    }

    /** Returns the verdict as a report in the form that JUnit tools read, one test case per clause. */
    public String xml() {
        return VerdictXml.of(this);
    }

    private static String shortened(String why) {
        String line = why.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + " …";
    }

    private static String lineOf(Count count) {
        return switch (count.line()) {
            case PASSED -> "passed (" + count.passed() + ")";
            case FAILED -> "FAILED (" + count.failed() + " of " + (count.passed() + count.failed()) + ")";
            case NOT_CLAIMED -> "not claimed";
        };
    }
}
