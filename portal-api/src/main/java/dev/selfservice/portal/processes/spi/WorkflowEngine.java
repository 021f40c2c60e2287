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
 * database of its own puts its own process id there.
 *
 * <p>An engine must be safe for use by several threads. It must act once per command id: a repeated command answers
 * like the first one. It must accept a process that the portal started under an earlier definition version.
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

    /** Returns the steps of a process in order, as far as the engine can know them. */
    List<ProcessNode> graph(ProcessState process);

    /** Tells whether the engine can run the definition; answers with what is wrong with it, empty if nothing is. */
    List<String> problems(RequestType type);
}
