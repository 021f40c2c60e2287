// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.processes;

import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.ItemId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the built-in engine remembers of a process: the stage it waits in and the verdict on each item.
 *
 * <p>Written as {@code 1:<stage>:<one letter per item, in order>}; the leading 1 is the version of this form.
 */
record StageMemory(int stage, Map<ItemId, Verdict> verdicts) {

    /** The stage of a process that waits for nothing any more. */
    static final int NOWHERE = -1;

    private static final String LETTERS = "UAR";

    StageMemory {
        verdicts = Map.copyOf(verdicts);
    }

    static StageMemory parse(String text, List<ItemId> items) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3 || !parts[0].equals("1") || parts[2].length() != items.size()) {
            throw new IllegalArgumentException("not a memory of the built-in engine");
        }
        Map<ItemId, Verdict> verdicts = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            verdicts.put(items.get(i), Verdict.values()[LETTERS.indexOf(parts[2].charAt(i))]);
        }
        return new StageMemory(Integer.parseInt(parts[1]), verdicts);
    }

    String text(List<ItemId> items) {
        StringBuilder text = new StringBuilder("1:").append(stage).append(':');
        for (ItemId item : items) {
            text.append(LETTERS.charAt(
                    verdicts.getOrDefault(item, Verdict.UNDECIDED).ordinal()));
        }
        return text.toString();
    }

    StageMemory at(int next) {
        return new StageMemory(next, verdicts);
    }

    /** Returns the verdicts with a stage's answers; an approval is final in the last stage only. */
    Map<ItemId, Verdict> after(Map<ItemId, Verdict> answers, boolean last) {
        Map<ItemId, Verdict> next = new HashMap<>(verdicts);
        next.replaceAll((item, verdict) -> {
            if (verdict != Verdict.UNDECIDED) {
                return verdict;
            }
            Verdict answer = answers.getOrDefault(item, Verdict.REJECTED);
            return answer == Verdict.APPROVED && !last ? Verdict.UNDECIDED : answer;
        });
        return next;
    }
}
