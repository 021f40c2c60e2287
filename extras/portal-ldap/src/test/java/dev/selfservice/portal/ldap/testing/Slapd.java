// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A real OpenLDAP server with a configuration and a database of its own, on a free port of this machine.
 *
 * <p>Tests that want one are left out, loudly, where {@value #PROGRAM} is not there; with {@code LDAP_SERVER=required} in
 * the environment they fail instead.
 */
public final class Slapd implements TestDirectory {

    private static final String PROGRAM = "/usr/sbin/slapd";
    private static final long PATIENCE_MILLIS = 15_000;

    private final Process process;
    private final int port;
    private final LDAPConnection admin;

    private Slapd(Process process, int port, LDAPConnection admin) {
        this.process = process;
        this.port = port;
        this.admin = admin;
    }

    /** Leaves the test out if there is no server to start. */
    public static void assumeThere() {
        boolean there = Files.isExecutable(Path.of(PROGRAM));
        if (!there && "required".equals(System.getenv("LDAP_SERVER"))) {
            throw new AssertionError("LDAP_SERVER=required, and there is no " + PROGRAM);
        }
        if (!there) {
            System.out.println("SKIPPED: there is no " + PROGRAM + ", so nothing is tested against OpenLDAP");
        }
        assumeTrue(there, "there is no " + PROGRAM);
    }

    /** Starts a server that keeps its files in the folder. */
    public static Slapd start(Path folder) {
        assumeThere();
        try {
            Files.createDirectories(folder.resolve("db"));
            Path config = folder.resolve("slapd.conf");
            Files.writeString(config, configuration(folder));
            int port = freePort();
            Process process = new ProcessBuilder(
                            PROGRAM, "-f", config.toString(), "-h", "ldap://127.0.0.1:" + port, "-d", "0")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("slapd.log").toFile())
                    .start();
            Slapd server = new Slapd(process, port, connect(process, port, folder));
            server.addTree();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("slapd does not start", e);
        }
    }

    private static String configuration(Path folder) {
        return """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/nis.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                moduleload memberof
                moduleload ppolicy
                pidfile %1$s/slapd.pid
                argsfile %1$s/slapd.args
                sizelimit size.soft=50 size.hard=50 size.prtotal=unlimited
                database mdb
                suffix "%2$s"
                rootdn "%3$s"
                rootpw %4$s
                directory %1$s/db
                maxsize 67108864
                dbnosync
                index objectClass,member,memberUid,uniqueMember eq
                index uid,cn,employeeNumber eq,sub
                overlay memberof
                overlay ppolicy
                ppolicy_use_lockout
                """.formatted(folder, BASE, ADMIN, PASSWORD);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static LDAPConnection connect(Process process, int port, Path folder) throws IOException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end && process.isAlive()) {
            try {
                LDAPConnection connection = new LDAPConnection("127.0.0.1", port);
                connection.bind(ADMIN, PASSWORD);
                return connection;
            } catch (LDAPException notYet) {
                pause();
            }
        }
        process.destroyForcibly();
        throw new AssertionError("slapd did not come up: " + Files.readString(folder.resolve("slapd.log")));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while slapd started", e);
        }
    }

    /** Returns the port it listens at. */
    public int port() {
        return port;
    }

    @Override
    public String url() {
        return "ldap://127.0.0.1:" + port;
    }

    @Override
    public LDAPConnection admin() {
        return admin;
    }

    @Override
    public void close() {
        admin.close();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
