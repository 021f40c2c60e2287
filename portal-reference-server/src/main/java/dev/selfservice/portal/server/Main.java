// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.audit.AuditVerification;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.server.config.ConfigReader;
import dev.selfservice.portal.server.config.SelfCheck;
import dev.selfservice.portal.server.config.ServerConfig;
import dev.selfservice.portal.server.runtime.PortalRuntime;
import dev.selfservice.portal.server.runtime.ServerRandomSource;
import dev.selfservice.portal.server.runtime.Services;
import dev.selfservice.portal.server.runtime.TrialAccess;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the process begins: {@code --dev}, {@code --config <file>}, {@code --create-keys}, {@code --verify-audit}. */
public final class Main {

    private static final Logger LOG = System.getLogger(Main.class.getName());
    private static final int REFUSED = 2;

    private Main() {}

    /** Starts the server, or says in one line why not. */
    public static void main(String[] arguments) throws Exception {
        Logs.gather();
        try {
            run(CommandLine.of(arguments));
        } catch (IllegalArgumentException | IllegalStateException | UnavailableException refused) {
            LOG.log(Level.DEBUG, "the start was refused", refused);
            System.err.println("The portal does not start: " + refused.getMessage());
            System.exit(REFUSED);
        }
    }

    private static void run(CommandLine line) throws Exception {
        ServerConfig config = ConfigReader.read(line.config(), line.dev());
        if (line.createKeys()) {
            Keys.rotate(config.keys());
            System.out.println("A new key is active in " + config.keys());
            return;
        }
        if (line.verifyAudit()) {
            System.exit(verify(config));
        }
        SelfCheck.refuseOpenTrial(config);
        SelfCheck.warnings(config).forEach(warning -> LOG.log(Level.WARNING, "unsafe: {0}", warning));
        PortalRuntime runtime = PortalRuntime.open(config);
        PortalServer server = new PortalServer(
                config.http(),
                config.tls(),
                Services.of(runtime.portal()),
                ServerRandomSource.requestIds(ServerRandomSource.strong()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, runtime), "stop"));
        // Before anybody can come in, so that whoever finds the page can also sign in.
        String invitation = config.dev() ? invitation(config, runtime) : "";
        server.start();
        LOG.log(Level.INFO, "the portal listens at {0}", server.address());
        if (config.dev()) {
            System.out.println("\nSelfservice Portal: " + server.address() + invitation);
        }
        server.join();
    }

    /** Prints what is wrong with the audit trail; returns 0 if nothing is, else 1. */
    private static int verify(ServerConfig config) {
        try (PortalRuntime runtime = PortalRuntime.open(config)) {
            AuditVerification found = runtime.portal().verifyTrail();
            found.findings()
                    .forEach(each -> System.out.println(each.kind() + " " + each.sequence() + ": " + each.detail()));
            System.out.println(found.checked() + " rows read, " + found.sealed() + " of them sealed, "
                    + found.findings().size() + " findings");
            return found.intact() ? 0 : 1;
        }
    }

    private static void stop(PortalServer server, PortalRuntime runtime) {
        LOG.log(Level.INFO, "the portal stops");
        server.close();
        runtime.close();
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

    /** What stands on the command line. */
    record CommandLine(boolean dev, boolean createKeys, boolean verifyAudit, Optional<Path> config) {

        private static final Path USUAL = Path.of("portal.properties");

        static CommandLine of(String... arguments) {
            boolean dev = false;
            boolean createKeys = false;
            boolean verifyAudit = false;
            Optional<Path> config = Optional.of(USUAL).filter(Files::exists);
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--dev" -> dev = true;
                    case "--create-keys" -> createKeys = true;
                    case "--verify-audit" -> verifyAudit = true;
                    case "--config" -> {
                        i++;
                        if (i == arguments.length) {
                            throw new IllegalArgumentException("--config needs a file");
                        }
                        config = Optional.of(Path.of(arguments[i]));
                    }
                    default ->
                        throw new IllegalArgumentException(
                                "unknown argument; want --dev, --config <file>, --create-keys or --verify-audit");
                }
            }
            return new CommandLine(dev, createKeys, verifyAudit, config);
        }
    }
}
