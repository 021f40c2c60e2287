// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.war;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The WAR in WildFly, prepared with the commands that the guide shows. */
class WildFlyIT extends ContainerJourney {

    @Override
    Container start(Site site, Path folder) throws Exception {
        Path server = home();
        Path base = folder.resolve("standalone");
        copy(server.resolve("standalone"), base);
        int port = Site.freePort();
        Map<String, String> environment = new HashMap<>(site.database());
        environment.put(
                "PORTAL_CONFIG", site.settings("http://localhost:" + port).toString());
        environment.put("JAVA_OPTS", "-Xmx700m -Djboss.server.base.dir=" + base);
        Path log = Container.log("wildfly.log");
        Container.run(
                List.of(
                        server.resolve("bin/jboss-cli.sh").toString(),
                        "--file=" + Path.of("src/main/config/wildfly.cli").toAbsolutePath()),
                environment,
                log);
        Files.copy(Container.SERVERS.resolve("postgresql.jar"), base.resolve("deployments/postgresql.jar"));
        Files.copy(Container.WAR, base.resolve("deployments/portal.war"));
        return Container.start(
                List.of(
                        "/bin/sh",
                        server.resolve("bin/standalone.sh").toString(),
                        "-Djboss.bind.address=127.0.0.1",
                        "-Djboss.http.port=" + port,
                        "-Djboss.https.port=" + Site.freePort(),
                        "-Djboss.management.http.port=" + Site.freePort()),
                environment,
                log,
                port);
    }

    private static Path home() throws IOException {
        try (Stream<Path> all = Files.list(Container.SERVERS)) {
            return all.filter(each -> each.getFileName().toString().startsWith("wildfly-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }
}
