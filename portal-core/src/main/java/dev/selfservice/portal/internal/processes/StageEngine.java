// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.processes;

import dev.selfservice.portal.processes.CommandId;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.processes.spi.Advance;
import dev.selfservice.portal.processes.spi.JoinsTransaction;
import dev.selfservice.portal.processes.spi.OpenedTask;
import dev.selfservice.portal.processes.spi.ProcessNode;
import dev.selfservice.portal.processes.spi.ProcessStart;
import dev.selfservice.portal.processes.spi.ProcessState;
import dev.selfservice.portal.processes.spi.Signal;
import dev.selfservice.portal.processes.spi.WorkflowEngine;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The built-in engine: goes through the stages of a definition one after the other.
 *
 * <p>It keeps nothing itself. All it must know of a process, the stage and the verdicts so far, is in the memory that
 * the portal keeps for it, so it joins the portal's transaction, and a command that is repeated finds a memory that has
 * already moved on.
 */
public final class StageEngine implements WorkflowEngine, JoinsTransaction {

    @Override
    public Advance start(ProcessStart start, CommandId command) {
        Map<ItemId, Verdict> verdicts = new HashMap<>();
        start.items().forEach(item -> verdicts.put(item, Verdict.UNDECIDED));
        return waitAt(0, start.type(), start.items(), verdicts);
    }

    // tag::signal[]
    @Override
    public Advance signal(ProcessState process, Signal signal, CommandId command) {
        StageMemory memory = StageMemory.parse(process.memory(), process.items());
        return signal.match(
                decided -> decide(process, memory, decided),
                cancelled -> memory.waits()
                        ? Advance.waiting(memory.cancelled().text(process.items()), List.of())
                        : Advance.unchanged(process));
    }
    // end::signal[]

    @Override
    public List<ProcessNode> graph(ProcessState process) {
        StageMemory memory = StageMemory.parse(process.memory(), process.items());
        List<Stage> stages = process.type().stages();
        List<ProcessNode> nodes = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            nodes.add(new ProcessNode(stages.get(i).key(), stages.get(i).title(), stateOf(i, memory)));
        }
        return List.copyOf(nodes);
    }

    @Override
    public List<String> problems(RequestType type) {
        return List.of();
    }

    private static Advance decide(ProcessState process, StageMemory memory, Signal.Decided decided) {
        List<Stage> stages = process.type().stages();
        boolean waitsForIt = memory.waits() && stages.get(memory.stage()).key().equals(decided.task());
        if (!waitsForIt) {
            return Advance.unchanged(process);
        }
        boolean last = memory.stage() + 1 == stages.size();
        Map<ItemId, Verdict> verdicts = memory.after(decided.verdicts(), last);
        if (last || verdicts.values().stream().noneMatch(verdict -> verdict == Verdict.UNDECIDED)) {
            StageMemory end = new StageMemory(memory.stage(), StageMemory.Phase.DECIDED, verdicts);
            return Advance.over(end.text(process.items()), verdicts);
        }
        return waitAt(memory.stage() + 1, process.type(), process.items(), verdicts);
    }

    private static Advance waitAt(int index, RequestType type, List<ItemId> items, Map<ItemId, Verdict> verdicts) {
        Stage stage = type.stages().get(index);
        OpenedTask task = new OpenedTask(stage.key(), stage.title(), stage.approvers(), stage.due());
        return Advance.waiting(new StageMemory(index, StageMemory.Phase.WAITING, verdicts).text(items), List.of(task));
    }

    private static ProcessNode.State stateOf(int index, StageMemory memory) {
        if (index < memory.stage()) {
            return ProcessNode.State.DONE;
        }
        boolean here = index == memory.stage();
        return switch (memory.phase()) {
            case WAITING -> here ? ProcessNode.State.CURRENT : ProcessNode.State.AHEAD;
            case DECIDED -> here ? ProcessNode.State.DONE : ProcessNode.State.SKIPPED;
            case CANCELLED -> ProcessNode.State.SKIPPED;
        };
    }
}
