// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.server.Logs;
import dev.selfservice.portal.server.config.SelfCheck;
import dev.selfservice.portal.server.config.ServerConfig;
import dev.selfservice.portal.server.runtime.PortalRuntime;
import dev.selfservice.portal.server.runtime.TrialAccess;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/** Serves the pages and the REST interface until the process is told to stop. */
final class Serve implements Command {

    static final String NAME = "serve";

    private static final Logger LOG = System.getLogger(Serve.class.getName());

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Usage usage() {
        return new Usage("", "serves pages and REST interface until it is stopped; what happens without a command");
    }

    @Override
    public int run(CommandLine line, PrintStream out) throws Exception {
        line.operands(this, 0);
        ServerConfig config = line.settings();
        Logs.write(config.log());
        SelfCheck.refuseOpenTrial(config);
        SelfCheck.warnings(config).forEach(warning -> LOG.log(Level.WARNING, "unsafe: {0}", warning));
        Site site = Site.open(config);
        PortalRuntime runtime = site.runtime();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(site), "stop"));
        // Before anybody can come in, so that whoever finds the page can also sign in.
        boolean trial =
                config.dev() && config.sample() && runtime.portal().sealed().isEmpty();
        String invitation = trial ? invitation(config, runtime) : "";
        site.server().start();
        LOG.log(Level.INFO, "the portal listens at {0}", site.server().address());
        if (config.dev()) {
            out.println("\nSelfservice Portal: " + site.server().address() + invitation);
        }
        site.server().join();
        return GOES_ON;
    }

    private static void stop(Site site) {
        LOG.log(Level.INFO, "the portal stops");
        site.close();
    }

    private static String invitation(ServerConfig config, PortalRuntime runtime) throws IOException {
        TrialAccess access = new TrialAccess(runtime.portal(), runtime.stores(), Clock.systemUTC());
        String people = access.signIns().stream().map(PersonId::value).collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder()
                .append("\nSign in as ")
                .append(people)
                .append(" with the password \"")
                .append(TrialAccess.PASSWORD)
                .append("\".\n");
        Path folder = config.home().resolve("tokens");
        for (Map.Entry<PersonId, Path> token : access.tokens(folder).entrySet()) {
            text.append("Bearer token of ")
                    .append(token.getKey())
                    .append(", in ")
                    .append(token.getValue())
                    .append(": ")
                    .append(Files.readString(token.getValue()));
        }
        return text.append("The REST interface is described at /api-docs.").toString();
    }
}
