// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import dev.selfservice.portal.server.runtime.PortalRuntime;
import java.io.PrintStream;

/** Brings the tables up to date, so that the portal itself can do without the right to change them. */
final class Migrate implements Command {

    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public Usage usage() {
        return new Usage("", "brings the tables of the database up to date and ends; run it as their owner");
    }

    @Override
    public int run(CommandLine line, PrintStream out) {
        line.operands(this, 0);
        out.println(PortalRuntime.migrate(line.settings()) + " scripts ran; the tables are up to date");
        return 0;
    }
}
