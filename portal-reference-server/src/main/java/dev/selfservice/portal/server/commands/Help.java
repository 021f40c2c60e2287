// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import java.io.PrintStream;

/** Lists the commands. */
final class Help implements Command {

    @Override
    public String name() {
        return "help";
    }

    @Override
    public Usage usage() {
        return new Usage("", "lists the commands");
    }

    @Override
    public int run(CommandLine line, PrintStream out) {
        out.println("portal-reference-server [command] [--config <file>] [--dev]");
        for (Command each : Commands.all()) {
            out.printf(
                    "  %-26s %s%n",
                    (each.name() + " " + each.usage().operands()).trim(),
                    each.usage().purpose());
        }
        return 0;
    }
}
