// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy in front of several nodes: each connection goes to the next node that takes it. It repeats nothing. */
final class Switch implements AutoCloseable {

    private final List<Integer> nodes;
    private final ServerSocket entrance;
    private final AtomicInteger turn = new AtomicInteger();

    Switch(List<Integer> nodes) throws IOException {
        this.nodes = List.copyOf(nodes);
        this.entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    URI address() {
        return URI.create("http://localhost:" + entrance.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                daemon(() -> connect(client));
            }
        } catch (IOException closed) {
            assert entrance.isClosed() : closed;
        }
    }

    private void connect(Socket client) {
        int first = turn.getAndIncrement();
        for (int i = 0; i < nodes.size(); i++) {
            int port = nodes.get((first + i) % nodes.size());
            try {
                Socket node = new Socket(InetAddress.getLoopbackAddress(), port);
                daemon(() -> pipe(client, node));
                pipe(node, client);
                return;
            } catch (IOException dead) {
                assert port > 0 : dead;
            }
        }
        close(client);
    }

    /** Hands on until one side ends; then both do, as a proxy cuts the client whose node died. */
    private static void pipe(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] part = new byte[8192];
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                out.write(part, 0, n);
                out.flush();
            }
        } catch (IOException cut) {
            assert from.isBound() : cut;
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Closeable each) {
        try {
            each.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "switch");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        close(entrance);
    }
}
