// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.tasks;

import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.server.json.Fields;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.Decision.ItemDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is sent to decide a task. */
public record DecisionBody(Optional<Long> version, Optional<List<ItemBody>> items, Optional<String> comment) {

    /** The verdict on one item. */
    public record ItemBody(Optional<String> item, Optional<Verdict> verdict, Optional<String> comment) {}

    long expected() {
        Fields fields = new Fields();
        long expected = fields.required("version", version, 0L);
        fields.check();
        return expected;
    }

    /** Returns the decision, or refuses it with an {@code InvalidException} naming the fields. */
    Decision toDecision() {
        Fields fields = new Fields();
        List<ItemBody> sent = fields.required("items", items, List.of());
        List<ItemDecision> verdicts = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            ItemBody body = sent.get(i);
            String place = "items[" + i + "]";
            Verdict verdict = fields.required(place + ".verdict", body.verdict(), Verdict.UNDECIDED);
            fields.id(place + ".item", body.item(), ItemId::new)
                    .ifPresent(id -> verdicts.add(new ItemDecision(id, verdict, body.comment())));
        }
        fields.check();
        return new Decision(verdicts, comment);
    }
}
