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

    @Override
    public Advance signal(ProcessState process, Signal signal, CommandId command) {
        StageMemory memory = StageMemory.parse(process.memory(), process.items());
        return signal.match(
                decided -> decide(process, memory, decided),
                cancelled -> Advance.waiting(memory.at(StageMemory.NOWHERE).text(process.items()), List.of()));
    }

    @Override
    public List<ProcessNode> graph(ProcessState process) {
        int current = StageMemory.parse(process.memory(), process.items()).stage();
        List<Stage> stages = process.type().stages();
        List<ProcessNode> nodes = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            nodes.add(new ProcessNode(stages.get(i).key(), stages.get(i).title(), stateOf(i, current)));
        }
        return List.copyOf(nodes);
    }

    @Override
    public List<String> problems(RequestType type) {
        return List.of();
    }

    private static Advance decide(ProcessState process, StageMemory memory, Signal.Decided decided) {
        List<Stage> stages = process.type().stages();
        boolean waitsForIt = memory.stage() >= 0
                && memory.stage() < stages.size()
                && stages.get(memory.stage()).key().equals(decided.task());
        if (!waitsForIt) {
            return Advance.unchanged(process);
        }
        boolean last = memory.stage() + 1 == stages.size();
        Map<ItemId, Verdict> verdicts = memory.after(decided.verdicts(), last);
        if (last || verdicts.values().stream().noneMatch(verdict -> verdict == Verdict.UNDECIDED)) {
            String end = new StageMemory(StageMemory.NOWHERE, verdicts).text(process.items());
            return Advance.over(end, verdicts);
        }
        return waitAt(memory.stage() + 1, process.type(), process.items(), verdicts);
    }

    private static Advance waitAt(int index, RequestType type, List<ItemId> items, Map<ItemId, Verdict> verdicts) {
        Stage stage = type.stages().get(index);
        OpenedTask task = new OpenedTask(stage.key(), stage.title(), stage.approvers(), stage.due());
        return Advance.waiting(new StageMemory(index, verdicts).text(items), List.of(task));
    }

    private static ProcessNode.State stateOf(int index, int current) {
        if (current == StageMemory.NOWHERE) {
            return ProcessNode.State.SKIPPED;
        }
        if (index == current) {
            return ProcessNode.State.CURRENT;
        }
        return index < current ? ProcessNode.State.DONE : ProcessNode.State.AHEAD;
    }
}
