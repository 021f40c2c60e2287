// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import dev.selfservice.portal.server.config.ConfigReader;
import dev.selfservice.portal.server.config.SelfCheck;
import dev.selfservice.portal.server.config.ServerConfig;
import dev.selfservice.portal.server.runtime.PortalRuntime;
import dev.selfservice.portal.server.runtime.TrialAccess;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts a portal of the sample organisation in memory, asks it for a few pages and stops.
 *
 * <p>Whoever runs it with {@code -XX:ArchiveClassesAtExit} gets an archive of the classes that a start needs. It touches no
 * database and no key store of a real portal.
 */
final class Rehearse implements Command {

    private static final Logger LOG = System.getLogger(Rehearse.class.getName());
    private static final List<String> PAGES =
            List.of("/health/ready", "/", "/openapi", "/metrics", "/api/v1/tasks", "/problems/not-found");

    @Override
    public String name() {
        return "rehearse";
    }

    @Override
    public Usage usage() {
        return new Usage("", "starts in memory, answers a few requests of its own and stops; see bin/portal prepare");
    }

    @Override
    public int run(CommandLine line, PrintStream out) throws Exception {
        line.operands(this, 0);
        Path home = Files.createTempDirectory("portal-rehearsal");
        try {
            readAsAStartDoes(home);
            LOG.log(Level.DEBUG, "{0} classes of the driver", DriverClasses.load());
            perform(settings(home), out);
        } finally {
            delete(home);
        }
        return 0;
    }

    /** Reads a file and the environment, for the classes that this takes; what they say counts for nothing. */
    private static void readAsAStartDoes(Path home) throws IOException {
        Path file = Files.writeString(home.resolve("portal.properties"), "portal.http.port=0\n");
        try {
            int warnings = SelfCheck.warnings(ConfigReader.read(Optional.of(file), false))
                    .size();
            LOG.log(Level.DEBUG, "{0} warnings", warnings);
        } catch (IllegalArgumentException wrong) {
            LOG.log(Level.DEBUG, "a start would be refused", wrong);
        }
    }

    private static ServerConfig settings(Path home) {
        return ConfigReader.read(
                Map.of(
                        "portal.home", home.toString(),
                        "portal.http.port", "0",
                        "portal.database.url", "jdbc:derby:memory:rehearsal;create=true"),
                true);
    }

    private static void perform(ServerConfig config, PrintStream out) throws IOException {
        try (Site site = Site.open(config)) {
            PortalRuntime runtime = site.runtime();
            TrialAccess access = new TrialAccess(runtime.portal(), runtime.stores(), Clock.systemUTC());
            access.signIns();
            Path token = access.tokens(config.home()).values().iterator().next();
            site.server().start();
            String secret = Files.readString(token).trim();
            for (String page : PAGES) {
                expectAnswer(site.server().address().resolve(page), secret);
            }
            out.println(PAGES.size() + " pages answered");
        }
    }

    private static void expectAnswer(URI page, String token) throws IOException {
        HttpURLConnection call = (HttpURLConnection) page.toURL().openConnection();
        call.setRequestProperty("Authorization", "Bearer " + token);
        if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IllegalStateException("the rehearsal failed: " + page + " answers " + call.getResponseCode());
        }
        call.getInputStream().readAllBytes();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
