// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.processes;

import static dev.selfservice.portal.processes.Verdict.APPROVED;
import static dev.selfservice.portal.processes.Verdict.REJECTED;
import static dev.selfservice.portal.processes.spi.ProcessNode.State.AHEAD;
import static dev.selfservice.portal.processes.spi.ProcessNode.State.CURRENT;
import static dev.selfservice.portal.processes.spi.ProcessNode.State.DONE;
import static dev.selfservice.portal.processes.spi.ProcessNode.State.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.processes.spi.WorkflowEngine;
import dev.selfservice.portal.testkit.FreshIds;
import org.junit.jupiter.api.Test;

/** What every {@link WorkflowEngine} must show of a process. */
public abstract class ProcessGraphContract {

    private final FreshIds ids = new FreshIds();

    /** Returns the engine. Called again in a test it returns the engine as it is after a restart. */
    protected abstract WorkflowEngine engine();

    private DrivenProcess process(int stages, int items) {
        return new DrivenProcess(DrivenProcess.type(ids.get(), 1, stages), items, ids);
    }

    @Test
    void showsWhatIsDoneWhatWaitsAndWhatComes() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(3, 1);

        process.start(engine);
        assertThat(process.picture(engine)).containsExactly(CURRENT, AHEAD, AHEAD);

        process.decide(engine, 1, APPROVED);
        assertThat(process.picture(engine())).containsExactly(DONE, CURRENT, AHEAD);
    }

    @Test
    void showsTheStepsOfTheDefinitionInOrder() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(3, 1);
        process.start(engine);

        assertThat(engine.graph(process.state()))
                .extracting(node -> node.key() + " " + node.title().in("en"))
                .containsExactly("stage-1 Step 1", "stage-2 Step 2", "stage-3 Step 3");
    }

    @Test
    void showsAllStepsOfAProcessThatWentThrough() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(2, 1);
        process.start(engine);
        process.decide(engine, 1, APPROVED);
        process.decide(engine, 2, APPROVED);

        assertThat(process.picture(engine())).containsExactly(DONE, DONE);
    }

    @Test
    void showsWhatWasSkippedWhenEverythingWasRejected() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(3, 1);
        process.start(engine);
        process.decide(engine, 1, APPROVED);
        process.decide(engine, 2, REJECTED);

        assertThat(process.picture(engine)).containsExactly(DONE, DONE, SKIPPED);
    }

    @Test
    void showsHowFarACancelledProcessCame() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(3, 1);
        process.start(engine);
        process.decide(engine, 1, APPROVED);
        process.cancel(engine);

        assertThat(process.picture(engine())).containsExactly(DONE, SKIPPED, SKIPPED);
    }
}
