// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import java.util.List;
import java.util.stream.Collectors;

/** All commands of the process. */
public final class Commands {

    private static final List<Command> ALL = List.of(
            new Serve(),
            new CreateKeys(),
            new Migrate(),
            new VerifyAudit(),
            new ImportLdif(),
            new CheckPlugin(),
            new ShowConfig(),
            new CheckHealth(),
            new Rehearse(),
            new Help());

    private Commands() {}

    /** Returns all commands in the order in which help lists them. */
    static List<Command> all() {
        return ALL;
    }

    /** Returns the command with the name; refuses an unknown one and lists those there are. */
    public static Command require(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown command; want one of "
                        + ALL.stream().map(Command::name).collect(Collectors.joining(", "))));
    }
}
