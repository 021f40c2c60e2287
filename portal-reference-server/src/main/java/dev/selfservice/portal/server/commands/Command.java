// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import java.io.PrintStream;
import java.util.Set;

/** One thing that the process can do, chosen by the first word of its command line. */
public interface Command {

    /** What {@link #run} returns when the process is to go on by itself. */
    int GOES_ON = -1;

    /** Returns the word that chooses this command, for example {@code verify-audit}. */
    String name();

    /** Returns what follows the name and what it does, in one line each. */
    Usage usage();

    /** Returns the names of its own options, each with a value, without the hyphens. */
    default Set<String> options() {
        return Set.of();
    }

    /**
     * Does it, tells about it on {@code out}, and returns the exit status: 0 done, 1 done and something found,
     * {@link #GOES_ON} if it goes on. Whatever it throws ends the process with 2 if the caller can mend it, else with 3.
     *
     * @throws IllegalArgumentException the command line or a setting is wrong; the message says which
     */
    int run(CommandLine line, PrintStream out) throws Exception;

    /**
     * How a command is called.
     *
     * @param operands what follows the name, for example {@code <file>}; empty if nothing
     * @param purpose what it does, in a few words
     */
    record Usage(String operands, String purpose) {}
}
