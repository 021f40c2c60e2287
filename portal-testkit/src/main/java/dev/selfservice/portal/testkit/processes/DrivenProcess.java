// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.processes;

import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.processes.CommandId;
import dev.selfservice.portal.processes.ProcessId;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.processes.spi.Advance;
import dev.selfservice.portal.processes.spi.OpenedTask;
import dev.selfservice.portal.processes.spi.ProcessNode;
import dev.selfservice.portal.processes.spi.ProcessStart;
import dev.selfservice.portal.processes.spi.ProcessState;
import dev.selfservice.portal.processes.spi.Signal;
import dev.selfservice.portal.processes.spi.WorkflowEngine;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requesttypes.ApproverRule;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.requesttypes.Stage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Drives one process the way the portal does: keeps each answer, hands the newest memory back. */
final class DrivenProcess {

    static final PersonId SOMEBODY = new PersonId("rosa");

    private final ProcessStart start;
    private final CommandId startCommand;
    private final Supplier<UUID> ids;
    private String memory = "";

    DrivenProcess(RequestType type, int items, Supplier<UUID> ids) {
        List<ItemId> wanted =
                Stream.generate(() -> new ItemId(ids.get())).limit(items).toList();
        this.start = new ProcessStart(new ProcessId(ids.get()), type, wanted);
        this.startCommand = new CommandId(ids.get());
        this.ids = ids;
    }

    /** Returns a definition with stages {@code stage-1}, {@code stage-2} … and a name nobody has used. */
    static RequestType type(UUID fresh, int version, int stages) {
        RequestTypeId id = new RequestTypeId("t-" + fresh);
        List<Stage> steps = IntStream.rangeClosed(1, stages)
                .mapToObj(i -> new Stage(
                        stage(i),
                        Stage.Kind.APPROVE,
                        LocalText.english("Step " + i),
                        List.of(ApproverRule.MANAGER_OF_BENEFICIARY),
                        Optional.of(Duration.ofDays(i))))
                .toList();
        LocalText text = LocalText.english("A process of the kit");
        return new RequestType(id, version, text, text, List.of(), steps);
    }

    static String stage(int number) {
        return "stage-" + number;
    }

    /** Sends the start, the first time or again; keeps the answer. */
    Advance start(WorkflowEngine engine) {
        return keep(startAgain(engine));
    }

    /** Sends the start without keeping the answer. */
    Advance startAgain(WorkflowEngine engine) {
        return engine.start(start, startCommand);
    }

    /** Decides the stage for the items in order and keeps the answer. */
    Advance decide(WorkflowEngine engine, int stage, Verdict... verdicts) {
        return keep(send(engine, decision(stage, verdicts), command()));
    }

    Advance cancel(WorkflowEngine engine) {
        return keep(send(engine, new Signal.Cancelled(SOMEBODY), command()));
    }

    /** Sends a signal without keeping the answer, as if the portal had died before. */
    Advance send(WorkflowEngine engine, Signal signal, CommandId command) {
        return engine.signal(state(), signal, command);
    }

    Advance keep(Advance answer) {
        memory = answer.memory();
        return answer;
    }

    Signal decision(int stage, Verdict... verdicts) {
        Map<ItemId, Verdict> byItem = new LinkedHashMap<>();
        for (int i = 0; i < verdicts.length; i++) {
            byItem.put(items().get(i), verdicts[i]);
        }
        return new Signal.Decided(stage(stage), SOMEBODY, byItem);
    }

    CommandId command() {
        return new CommandId(ids.get());
    }

    List<ProcessNode.State> picture(WorkflowEngine engine) {
        return engine.graph(state()).stream().map(ProcessNode::state).toList();
    }

    ProcessState state() {
        return new ProcessState(start.process(), start.type(), start.items(), memory);
    }

    List<ItemId> items() {
        return start.items();
    }

    /** Returns the final verdicts in order of the items; empty while the process is not decided. */
    List<Verdict> outcome(Advance answer) {
        return answer.verdicts()
                .map(last -> items().stream()
                        .map(item -> last.getOrDefault(item, Verdict.UNDECIDED))
                        .toList())
                .orElse(List.of());
    }

    static List<String> keys(Advance answer) {
        return answer.opened().stream().map(OpenedTask::key).toList();
    }
}
