// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.processes.spi;

import dev.selfservice.portal.processes.CommandId;
import dev.selfservice.portal.requesttypes.RequestType;
import java.util.List;

/**
 * Runs processes: says which tasks open and when a process is over.
 *
 * <p>The portal drives an engine by signals and keeps everything that people see; an engine knows stages and verdicts,
 * nothing of roles or connectors. Whatever an engine must remember about a process it hands over as a text of at most
 * 4,000 characters in {@link Advance#memory}; it gets the newest one back with the next signal. An engine with a
 * database of its own finds its process by the {@link dev.selfservice.portal.processes.ProcessId}, which must be unique
 * there.
 *
 * <p><b>What the portal promises.</b> Commands of one process arrive in the order in which things happened; the next one
 * only after the answer to the one before has been kept. Each answer is kept once. Due times are the portal's to watch.
 *
 * <p><b>Once per command id.</b> The portal repeats a command when it cannot tell what became of it, and a repeated call
 * may overlap with the first one, from another thread or machine. An engine must act once per command id. Repeated with
 * the memory of the first time, the newest command must answer as it did then, in an engine with a database also after
 * a restart; with a newer memory, it may instead answer {@link Advance#unchanged}.
 *
 * <p>An engine must be safe for use by several threads. It must move only when it is called: nobody listens to timers
 * and jobs of its own. It must accept a process that the portal started under an earlier definition version; id and
 * version of a definition are unique in one portal only. Any exception counts as "not known what became of it". An
 * engine that does not know a process must throw, never answer as if nothing had changed.
 */
public interface WorkflowEngine {

    /** Starts a process. */
    Advance start(ProcessStart start, CommandId command);

    /**
     * Tells a process what happened.
     *
     * <p>A signal for a task that the process no longer waits for must answer {@link Advance#unchanged}.
     */
    Advance signal(ProcessState process, Signal signal, CommandId command);

    /**
     * Returns the steps of a process in order, as far as the engine can know them.
     *
     * <p>Must answer for as long as the portal keeps the request, so also when the process is over or cancelled: then
     * each step is done or skipped.
     */
    List<ProcessNode> graph(ProcessState process);

    /** Tells whether the engine can run the definition; answers with what is wrong with it, empty if nothing is. */
    List<String> problems(RequestType type);
}
