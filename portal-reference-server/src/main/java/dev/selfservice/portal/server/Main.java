// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.server.commands.Command;
import dev.selfservice.portal.server.commands.CommandLine;
import dev.selfservice.portal.server.commands.Commands;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Where the process begins: without a command it serves, {@code help} lists what else it can do. */
public final class Main {

    private static final Logger LOG = System.getLogger(Main.class.getName());
    private static final int REFUSED = 2;
    private static final int BROKEN = 3;

    private Main() {}

    /** Does what the command line says, or says in one line why not; ends the process unless it serves. */
    public static void main(String[] arguments) throws Exception {
        Logs.gather();
        try {
            CommandLine line = CommandLine.of(arguments);
            Command command = Commands.require(line.command());
            int status = command.run(line, System.out);
            if (status != Command.GOES_ON) {
                System.exit(status);
            }
        } catch (IllegalArgumentException | IllegalStateException | UnavailableException refused) {
            LOG.log(Level.DEBUG, "the start was refused", refused);
            System.err.println("The portal does not start: " + refused.getMessage());
            System.exit(REFUSED);
        } catch (Throwable broken) {
            // By itself the process would end with 1, as if a command had been done and had found something.
            System.err.println("The portal failed: " + broken);
            LOG.log(Level.ERROR, "a command failed in a way nobody foresaw", broken);
            System.exit(BROKEN);
        }
    }
}
