// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.processes;

import static dev.selfservice.portal.processes.Verdict.APPROVED;
import static dev.selfservice.portal.processes.Verdict.REJECTED;
import static dev.selfservice.portal.testkit.processes.DrivenProcess.keys;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.processes.CommandId;
import dev.selfservice.portal.processes.spi.Advance;
import dev.selfservice.portal.processes.spi.Signal;
import dev.selfservice.portal.processes.spi.WorkflowEngine;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.FreshIds;
import org.junit.jupiter.api.Test;

/** What every {@link WorkflowEngine} must do when the portal cannot tell whether a command arrived, and repeats it. */
public abstract class RepeatedCommandsContract {

    private static final int CROWD = 16;

    private final FreshIds ids = new FreshIds();

    /** Returns the engine. Called again in a test it returns the engine as it is after a restart. */
    protected abstract WorkflowEngine engine();

    private DrivenProcess process(int stages) {
        return new DrivenProcess(DrivenProcess.type(ids.get(), 1, stages), 1, ids);
    }

    @Test
    void aRepeatedStartAnswersLikeTheFirst() {
        DrivenProcess process = process(2);

        Advance first = process.startAgain(engine());

        assertThat(process.startAgain(engine())).isEqualTo(first);
    }

    @Test
    void aRepeatedDecisionAnswersLikeTheFirst() {
        DrivenProcess process = process(3);
        process.start(engine());
        CommandId command = process.command();
        Signal decision = process.decision(1, APPROVED);

        Advance first = process.send(engine(), decision, command);

        assertThat(process.send(engine(), decision, command)).isEqualTo(first);
        process.keep(first);
        assertThat(keys(process.decide(engine(), 2, APPROVED))).containsExactly("stage-3");
    }

    @Test
    void aRepeatedLastDecisionEndsTheProcessTheSameWay() {
        DrivenProcess process = process(1);
        process.start(engine());
        CommandId command = process.command();
        Signal decision = process.decision(1, REJECTED);

        Advance first = process.send(engine(), decision, command);

        assertThat(process.send(engine(), decision, command)).isEqualTo(first);
        assertThat(process.outcome(first)).containsExactly(REJECTED);
    }

    @Test
    void aRepeatedCancellationAnswersLikeTheFirst() {
        DrivenProcess process = process(2);
        process.start(engine());
        CommandId command = process.command();
        Signal cancelled = new Signal.Cancelled(DrivenProcess.SOMEBODY);

        Advance first = process.send(engine(), cancelled, command);

        assertThat(process.send(engine(), cancelled, command)).isEqualTo(first);
    }

    @Test
    void aCommandThatComesAgainAfterItsAnswerWasKeptDoesNotActAgain() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(3);
        process.start(engine);
        CommandId command = process.command();
        Signal decision = process.decision(1, APPROVED);
        Advance first = process.keep(process.send(engine, decision, command));

        Advance again = process.send(engine, decision, command);

        assertThat(again).isIn(first, Advance.unchanged(process.state()));
        assertThat(keys(process.decide(engine, 2, APPROVED))).containsExactly("stage-3");
    }

    @Test
    void aSignalForATaskNobodyWaitsForChangesNothing() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(2);
        process.start(engine);

        assertThat(process.decide(engine, 2, APPROVED)).isEqualTo(Advance.unchanged(process.state()));
        process.decide(engine, 1, APPROVED);
        assertThat(process.decide(engine, 1, REJECTED)).isEqualTo(Advance.unchanged(process.state()));
        assertThat(process.outcome(process.decide(engine, 2, APPROVED))).containsExactly(APPROVED);
        assertThat(process.decide(engine, 2, REJECTED)).isEqualTo(Advance.unchanged(process.state()));
    }

    @Test
    void startsThatOverlapStartOneProcess() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(2);

        Crowd.Result<Advance> crowd = Crowd.of(CROWD, number -> process.startAgain(engine));

        Advance answer = process.start(engine);
        assertThat(crowd.answers()).allSatisfy(each -> assertThat(each).isEqualTo(answer));
        assertThat(keys(process.decide(engine, 1, APPROVED))).containsExactly("stage-2");
    }

    @Test
    void decisionsThatOverlapActOnce() {
        WorkflowEngine engine = engine();
        DrivenProcess process = process(3);
        process.start(engine);
        CommandId command = process.command();
        Signal decision = process.decision(1, APPROVED);

        Crowd.Result<Advance> crowd = Crowd.of(CROWD, number -> process.send(engine, decision, command));

        Advance answer = process.keep(process.send(engine, decision, command));
        assertThat(crowd.answers()).allSatisfy(each -> assertThat(each).isEqualTo(answer));
        assertThat(keys(answer)).containsExactly("stage-2");
        assertThat(keys(process.decide(engine, 2, APPROVED))).containsExactly("stage-3");
    }
}
