// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Looks at a configuration before the start: refuses what must not be, names what is unsafe. */
public final class SelfCheck {

    private static final int USUAL_MEMORY = 65_536;
    private static final int USUAL_ITERATIONS = 3;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private SelfCheck() {}

    /** Refuses a trial server that others could reach: its passwords are known to everybody. */
    public static void refuseOpenTrial(ServerConfig config) {
        if (config.dev() && !loopback(config.http().address())) {
            throw new IllegalArgumentException("--dev binds loopback only, not portal.http.address="
                    + config.http().address());
        }
        if (config.dev() && !config.http().embedders().isEmpty()) {
            throw new IllegalArgumentException("--dev takes no portal.http.embedders");
        }
    }

    /** Returns one sentence for each unsafe setting. */
    public static List<String> warnings(ServerConfig config) {
        return warnings(config, true);
    }

    /** Returns one sentence for each unsafe setting of a portal in a container, whose address and database are its own. */
    public static List<String> warningsInContainer(ServerConfig config) {
        return warnings(config, false);
    }

    private static List<String> warnings(ServerConfig config, boolean alone) {
        List<String> found = new ArrayList<>();
        HttpConfig http = config.http();
        boolean local = alone && loopback(http.address());
        add(
                found,
                alone && !local && config.tls().isEmpty(),
                "portal.http.address is open to the network and portal.tls.keystore"
                        + " is not set: passwords travel in the clear unless a proxy in front does TLS");
        add(
                found,
                alone && !local && http.origin().isEmpty(),
                "portal.http.origin is not set: pages under another name are" + " refused as another site");
        add(
                found,
                http.origin().startsWith("http://") && !http.origin().startsWith("http://localhost"),
                "portal.http.origin is not https: browsers will not keep the session cookie");
        add(found, http.metricsOpen() && !local, "portal.http.metrics-open lets anybody read the metrics");
        add(
                found,
                config.portal().signIn().memoryKib() < USUAL_MEMORY
                        || config.portal().signIn().iterations() < USUAL_ITERATIONS,
                "portal.sign-in.memory-kib and .iterations are below the defaults: stolen hashes are cheaper to guess");
        add(
                found,
                alone && !config.dev() && config.database().embedded(),
                "portal.database.url is the embedded database, which is for trials");
        add(found, !config.dev() && config.sample(), "portal.sample lays down people whose passwords are known");
        add(
                found,
                alone
                        && !config.dev()
                        && !config.database().embedded()
                        && config.database().password().isEmpty(),
                "portal.database.password is empty");
        add(found, readableByOthers(config.keys()), "portal.keys.file can be read by other accounts of this machine");
        return found;
    }

    private static void add(List<String> found, boolean unsafe, String sentence) {
        if (unsafe) {
            found.add(sentence);
        }
    }

    /** Tells whether an address is reached from this machine only. */
    public static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static boolean readableByOthers(Path file) {
        try {
            return Files.exists(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException cannotTell) {
            return false;
        }
    }
}
