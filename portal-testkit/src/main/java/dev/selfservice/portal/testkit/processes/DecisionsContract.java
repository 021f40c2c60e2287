// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.processes;

import static dev.selfservice.portal.processes.Verdict.APPROVED;
import static dev.selfservice.portal.processes.Verdict.REJECTED;
import static dev.selfservice.portal.testkit.processes.DrivenProcess.keys;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.processes.spi.Advance;
import dev.selfservice.portal.processes.spi.WorkflowEngine;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.FreshIds;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link WorkflowEngine} must make of decisions. */
public abstract class DecisionsContract {

    private static final int MOST_STAGES = 10;
    private static final int MOST_ITEMS = 20;
    private static final int CROWD = 32;

    private final FreshIds ids = new FreshIds();

    /** Returns the engine. Called again in a test it returns the engine as it is after a restart. */
    protected abstract WorkflowEngine engine();

    private DrivenProcess process(int stages, int items) {
        return new DrivenProcess(DrivenProcess.type(ids.get(), 1, stages), items, ids);
    }

    @Test
    void endsAfterTheOnlyStage() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(1, 1);
        process.start(engine);

        assertThat(process.outcome(process.decide(engine, 1, APPROVED))).containsExactly(APPROVED);
    }

    @Test
    void keepsTheVerdictsOfItemsApart() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(1, 3);
        process.start(engine);

        Advance answer = process.decide(engine, 1, APPROVED, REJECTED, APPROVED);

        assertThat(process.outcome(answer)).containsExactly(APPROVED, REJECTED, APPROVED);
        assertThat(answer.verdicts().orElseThrow()).hasSize(3);
    }

    @Test
    void takesAnItemNobodySpokeAboutAsRejected() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(1, 2);
        process.start(engine);

        assertThat(process.outcome(process.decide(engine, 1, APPROVED))).containsExactly(APPROVED, REJECTED);
    }

    @Test
    void goesOnToTheNextStage() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(2, 1);
        process.start(engine);

        Advance second = process.decide(engine, 1, APPROVED);
        Advance end = process.decide(engine, 2, APPROVED);

        assertThat(keys(second)).containsExactly("stage-2");
        assertThat(second.isOver()).isFalse();
        assertThat(process.outcome(end)).containsExactly(APPROVED);
    }

    @Test
    void neverApprovesWhatAnEarlierStageRejected() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(2, 2);
        process.start(engine);
        process.decide(engine, 1, APPROVED, REJECTED);

        assertThat(process.outcome(process.decide(engine, 2, APPROVED, APPROVED)))
                .containsExactly(APPROVED, REJECTED);
    }

    @Test
    void endsAtOnceWhenNothingIsLeft() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(3, 2);
        process.start(engine);
        process.decide(engine, 1, APPROVED, REJECTED);

        assertThat(process.outcome(process.decide(engine, 2, REJECTED))).containsExactly(REJECTED, REJECTED);
    }

    @Test
    void remembersTheLongestProcessInFourThousandCharacters() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(MOST_STAGES, MOST_ITEMS);
        Verdict[] all = Collections.nCopies(MOST_ITEMS, APPROVED).toArray(Verdict[]::new);

        Advance answer = process.start(engine);
        for (int stage = 1; stage <= MOST_STAGES; stage++) {
            assertThat(answer.memory()).hasSizeLessThanOrEqualTo(4_000);
            answer = process.decide(engine, stage, all);
        }

        assertThat(process.outcome(answer)).hasSize(MOST_ITEMS).containsOnly(APPROVED);
    }

    @Test
    void keepsProcessesApartThatRunAtTheSameTime() {
        WorkflowEngine engine = engine();

        Crowd.Result<List<Verdict>> crowd = Crowd.of(CROWD, number -> {
            DrivenProcess process = process(2, 2);
            process.start(engine);
            process.decide(engine, 1, APPROVED, number % 2 == 0 ? APPROVED : REJECTED);
            return process.outcome(process.decide(engine, 2, APPROVED, APPROVED));
        });

        assertThat(crowd.failures()).isEmpty();
        for (int i = 0; i < CROWD; i++) {
            assertThat(crowd.answers().get(i)).containsExactly(APPROVED, i % 2 == 0 ? APPROVED : REJECTED);
        }
    }
}
