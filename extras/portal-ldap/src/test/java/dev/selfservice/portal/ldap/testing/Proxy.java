// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire to a server that can be made deaf, and cut. */
public final class Proxy implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean deaf;

    private Proxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Starts a wire to a port of this machine. */
    public static Proxy to(int port) {
        try {
            Proxy proxy = new Proxy(port);
            proxy.run(proxy::admit);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns where to connect. */
    public String url() {
        return "ldap://localhost:" + door.getLocalPort();
    }

    /** Swallows from now on whatever the server answers. */
    public void deafen() {
        deaf = true;
    }

    /** Lets answers through again. */
    public void hear() {
        deaf = false;
    }

    /** Cuts all connections there are; new ones may be made. */
    public void cut() {
        sockets.forEach(Proxy::shut);
        sockets.clear();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void admit() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            sockets.add(client);
            run(() -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(server);
            run(() -> carry(client, server, false));
            carry(server, client, true);
        } finally {
            shut(client);
        }
    }

    private void carry(Socket from, Socket to, boolean answers) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (!(answers && deaf)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        }
        shut(to);
    }

    private interface Carrying {
        void run() throws IOException;
    }

    private void run(Carrying work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException cut) {
                        sockets.forEach(each -> {
                            if (each.isClosed()) {
                                sockets.remove(each);
                            }
                        });
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            throw new UncheckedIOException(closedAlready);
        }
    }
}
