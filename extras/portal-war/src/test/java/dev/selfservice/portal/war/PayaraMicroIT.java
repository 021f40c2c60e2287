// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.war;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The WAR in Payara Micro, prepared with the commands that the guide shows. */
class PayaraMicroIT extends ContainerJourney {

    private static final String LOOPBACK =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1";

    @Override
    Container start(Site site, Path folder) throws Exception {
        int port = Site.freePort();
        Map<String, String> environment = new HashMap<>(site.database());
        environment.put(
                "PORTAL_CONFIG", site.settings("http://localhost:" + port).toString());
        return Container.start(
                List.of(
                        Container.JAVA,
                        "-Xmx700m",
                        "-jar",
                        Container.SERVERS.resolve("payara-micro.jar").toString(),
                        "--nocluster",
                        "--rootdir",
                        folder.resolve("payara").toString(),
                        "--port",
                        Integer.toString(port),
                        "--addlibs",
                        Container.SERVERS.resolve("postgresql.jar").toString(),
                        "--prebootcommandfile",
                        Files.writeString(folder.resolve("preboot.txt"), LOOPBACK)
                                .toString(),
                        "--postbootcommandfile",
                        Path.of("src/main/config/payara-micro.txt")
                                .toAbsolutePath()
                                .toString(),
                        "--contextroot",
                        "/",
                        "--deploy",
                        Container.WAR.toString()),
                environment,
                Container.log("payara.log"),
                port);
    }
}
