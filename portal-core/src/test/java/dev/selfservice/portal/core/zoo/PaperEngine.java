// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.internal.processes.StageEngine;
import dev.selfservice.portal.processes.CommandId;
import dev.selfservice.portal.processes.ProcessId;
import dev.selfservice.portal.processes.spi.Advance;
import dev.selfservice.portal.processes.spi.ProcessNode;
import dev.selfservice.portal.processes.spi.ProcessStart;
import dev.selfservice.portal.processes.spi.ProcessState;
import dev.selfservice.portal.processes.spi.Signal;
import dev.selfservice.portal.processes.spi.WorkflowEngine;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.testkit.zoo.NarrowPlace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The built-in engine with places where subclasses break it; what it remembers outlives it, as in a database. */
class PaperEngine implements WorkflowEngine {

    private final WorkflowEngine sound = new StageEngine();
    private final Book book;

    PaperEngine(Book book) {
        this.book = book;
    }

    /** What all engines of one run have written down. */
    static final class Book {
        private final Set<Object> met = ConcurrentHashMap.newKeySet();
        private final Map<ProcessId, NarrowPlace> places = new ConcurrentHashMap<>();

        private boolean isNew(Object command) {
            return met.add(command);
        }

        private NarrowPlace of(ProcessId process) {
            return places.computeIfAbsent(process, key -> new NarrowPlace());
        }
    }

    @Override
    public final Advance start(ProcessStart start, CommandId command) {
        boolean first = book.isNew(command);
        return started(start, sound.start(start, command), first);
    }

    @Override
    public final Advance signal(ProcessState process, Signal signal, CommandId command) {
        boolean first = book.isNew(command);
        return signal.match(
                decided -> decide(process, decided, command, first),
                cancelled -> cancelled(process, sound.signal(process, signal, command), first));
    }

    /** Returns what becomes of a start. */
    Advance started(ProcessStart start, Advance answer, boolean first) {
        return answer;
    }

    /** Decides. */
    Advance decide(ProcessState process, Signal.Decided decided, CommandId command, boolean first) {
        return decided(process, decided, sound.signal(process, decided, command), first);
    }

    /** Returns what becomes of a decision. */
    Advance decided(ProcessState process, Signal.Decided decided, Advance answer, boolean first) {
        return answer;
    }

    /** Returns what becomes of a cancellation. */
    Advance cancelled(ProcessState process, Advance answer, boolean first) {
        return answer;
    }

    /** Returns the picture. */
    ProcessNode drawn(List<ProcessNode> all, ProcessNode node) {
        return node;
    }

    @Override
    public final List<ProcessNode> graph(ProcessState process) {
        List<ProcessNode> all = sound.graph(process);
        return all.stream().map(node -> drawn(all, node)).toList();
    }

    @Override
    public List<String> problems(RequestType type) {
        return sound.problems(type);
    }

    /** Decides whatever waits now, instead of what was decided. */
    final Advance decideCurrent(ProcessState process, Signal.Decided decided, CommandId command) {
        String task = sound.graph(process).stream()
                .filter(node -> node.state() == ProcessNode.State.CURRENT)
                .map(ProcessNode::key)
                .findFirst()
                .orElse(decided.task());
        return sound.signal(process, new Signal.Decided(task, decided.by(), decided.verdicts()), command);
    }

    /** Tells whether another call for the process is under way. */
    final boolean isCrowded(ProcessId process) {
        try {
            book.of(process).pass(new Object());
            return false;
        } catch (IllegalStateException somebodyElse) {
            return true;
        }
    }
}
