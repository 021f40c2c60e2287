// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.processes;

import static dev.selfservice.portal.processes.Verdict.APPROVED;
import static dev.selfservice.portal.testkit.processes.DrivenProcess.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.processes.spi.Advance;
import dev.selfservice.portal.processes.spi.OpenedTask;
import dev.selfservice.portal.processes.spi.Signal;
import dev.selfservice.portal.processes.spi.WorkflowEngine;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.Stage;
import dev.selfservice.portal.testkit.FreshIds;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every {@link WorkflowEngine} must do. Extend it and say how to make one.
 *
 * <p>{@link DecisionsContract}, {@link RepeatedCommandsContract} and {@link ProcessGraphContract} run as parts of this one.
 */
@ExtendWith(WritesVerdict.class)
public abstract class WorkflowEngineContract {

    private static final int MOST_STAGES = 10;

    private final FreshIds ids = new FreshIds();

    /** Returns the engine. Called again in a test it returns the engine as it is after a restart. */
    protected abstract WorkflowEngine engine();

    private DrivenProcess process(int stages, int items) {
        return new DrivenProcess(DrivenProcess.type(ids.get(), 1, stages), items, ids);
    }

    @Nested
    @VerdictItem("starts processes")
    class Starting {

        @Test
        void opensTheFirstStageAsTheDefinitionSays() {
            RequestType type = DrivenProcess.type(ids.get(), 1, 2);

            Advance answer = new DrivenProcess(type, 1, ids).start(engine());

            Stage first = type.stages().get(0);
            assertThat(answer.opened())
                    .containsExactly(new OpenedTask(first.key(), first.title(), first.approvers(), first.due()));
            assertThat(answer.isOver()).isFalse();
        }

        @Test
        void canRunAPlainDefinition() {
            assertThat(engine().problems(DrivenProcess.type(ids.get(), 1, MOST_STAGES)))
                    .isEmpty();
        }

        @Test
        void keepsAProcessOnTheVersionItBeganWith() {
            WorkflowEngine engine = engine();
            RequestType old = DrivenProcess.type(ids.get(), 1, 1);
            RequestType current = new RequestType(
                    old.id(),
                    2,
                    old.title(),
                    old.description(),
                    List.of(),
                    process(2, 1).state().type().stages());
            DrivenProcess before = new DrivenProcess(old, 1, ids);
            DrivenProcess late = new DrivenProcess(old, 1, ids);
            DrivenProcess now = new DrivenProcess(current, 1, ids);

            before.start(engine);
            now.start(engine);
            late.start(engine);

            assertThat(before.decide(engine, 1, APPROVED).isOver()).isTrue();
            assertThat(late.decide(engine, 1, APPROVED).isOver()).isTrue();
            assertThat(keys(now.decide(engine, 1, APPROVED))).containsExactly("stage-2");
        }

        @Test
        void doesNotPretendToKnowAProcessItNeverStarted() {
            DrivenProcess unknown = process(1, 1);

            assertThatThrownBy(() -> unknown.decide(engine(), 1, APPROVED)).isInstanceOf(RuntimeException.class);
        }
    }

    @Nested
    @VerdictItem("follows decisions")
    class Deciding extends DecisionsContract {

        @Override
        protected WorkflowEngine engine() {
            return WorkflowEngineContract.this.engine();
        }
    }

    @Nested
    @VerdictItem("repeated commands act once")
    class Repeating extends RepeatedCommandsContract {

        @Override
        protected WorkflowEngine engine() {
            return WorkflowEngineContract.this.engine();
        }
    }

    @Nested
    @VerdictItem("gives up cancelled processes")
    class Cancelling {

        @Test
        void opensNothingAndDecidesNothing() {
            WorkflowEngine engine = engine();
            DrivenProcess process = process(2, 1);
            process.start(engine);

            Advance answer = process.cancel(engine);

            assertThat(answer.opened()).isEmpty();
            assertThat(answer.isOver()).isFalse();
        }

        @Test
        void hearsNoMoreDecisions() {
            WorkflowEngine engine = engine();
            DrivenProcess process = process(2, 1);
            process.start(engine);
            process.cancel(engine);

            assertThat(process.decide(engine, 1, APPROVED)).isEqualTo(Advance.unchanged(process.state()));
        }

        @Test
        void leavesADecidedProcessAsItIs() {
            WorkflowEngine engine = engine();
            DrivenProcess process = process(1, 1);
            process.start(engine);
            process.decide(engine, 1, APPROVED);

            Advance answer = process.send(engine, new Signal.Cancelled(DrivenProcess.SOMEBODY), process.command());

            assertThat(answer).isEqualTo(Advance.unchanged(process.state()));
        }
    }

    @Nested
    @VerdictItem("draws where a process is")
    class Drawing extends ProcessGraphContract {

        @Override
        protected WorkflowEngine engine() {
            return WorkflowEngineContract.this.engine();
        }
    }
}
