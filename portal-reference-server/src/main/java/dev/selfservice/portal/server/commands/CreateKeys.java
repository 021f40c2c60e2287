// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.server.config.ServerConfig;
import java.io.PrintStream;
import java.nio.file.Files;

/** Makes a new key active in the key store, and the key store if there is none. */
final class CreateKeys implements Command {

    @Override
    public String name() {
        return "create-keys";
    }

    @Override
    public Usage usage() {
        return new Usage("", "makes a new key active in the key store, and the key store if there is none");
    }

    @Override
    public int run(CommandLine line, PrintStream out) {
        line.operands(this, 0);
        ServerConfig config = line.settings();
        if (Files.exists(config.keys())) {
            Keys.rotate(config.keys());
        } else {
            Keys.openOrCreate(config.keys());
        }
        out.println("A new key is active in " + config.keys());
        return 0;
    }
}
