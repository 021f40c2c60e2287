// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.processes;

import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.ItemId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the built-in engine remembers of a process: how far it came and the verdict on each item.
 *
 * <p>Written as {@code 1:<stage>:<phase>:<one letter per item, in order>}; the leading 1 is the version of this form.
 *
 * @param stage the stage it waits in, or waited in last
 */
record StageMemory(int stage, Phase phase, Map<ItemId, Verdict> verdicts) {

    /** Whether a process waits still, and if not, why. */
    enum Phase {
        WAITING,
        DECIDED,
        CANCELLED
    }

    private static final String PHASES = "WDC";
    private static final String LETTERS = "UAR";
    private static final int PARTS = 4;

    StageMemory {
        verdicts = Map.copyOf(verdicts);
    }

    static StageMemory parse(String text, List<ItemId> items) {
        String[] parts = text.split(":", -1);
        if (parts.length != PARTS || !parts[0].equals("1") || parts[3].length() != items.size()) {
            throw new IllegalArgumentException("not a memory of the built-in engine");
        }
        Map<ItemId, Verdict> verdicts = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            verdicts.put(items.get(i), Verdict.values()[LETTERS.indexOf(parts[3].charAt(i))]);
        }
        return new StageMemory(Integer.parseInt(parts[1]), Phase.values()[PHASES.indexOf(parts[2])], verdicts);
    }

    String text(List<ItemId> items) {
        StringBuilder text = new StringBuilder("1:")
                .append(stage)
                .append(':')
                .append(PHASES.charAt(phase.ordinal()))
                .append(':');
        for (ItemId item : items) {
            text.append(LETTERS.charAt(
                    verdicts.getOrDefault(item, Verdict.UNDECIDED).ordinal()));
        }
        return text.toString();
    }

    boolean waits() {
        return phase == Phase.WAITING;
    }

    StageMemory cancelled() {
        return new StageMemory(stage, Phase.CANCELLED, verdicts);
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
