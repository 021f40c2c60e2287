// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import dev.selfservice.portal.server.config.ConfigReader;
import java.io.PrintStream;

/** Prints the settings that count and where each comes from; secrets are masked. */
final class ShowConfig implements Command {

    @Override
    public String name() {
        return "show-config";
    }

    @Override
    public Usage usage() {
        return new Usage("", "prints the settings that count, secrets masked, and where each comes from");
    }

    @Override
    public int run(CommandLine line, PrintStream out) {
        line.operands(this, 0);
        // Refuses what a start would refuse.
        line.settings();
        out.println(ConfigReader.effective(line.config()));
        return 0;
    }
}
