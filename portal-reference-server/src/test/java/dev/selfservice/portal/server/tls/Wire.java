// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Bytes to and from a port of this machine, by hand. */
final class Wire {

    private static final int PATIENCE = 10_000;
    private static final int RANDOM = 32;

    /** What a handshake agreed on, and the answer to one request. */
    record Talk(String protocol, X509Certificate server, String answer) {}

    private Wire() {}

    /** Sends bytes as they are; returns what comes back until the other side ends or cuts. */
    static byte[] send(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            return readAll(socket);
        }
    }

    /** Shakes hands and sends text; returns what was agreed and answered. */
    static Talk talk(int port, SSLContext context, String text, String... protocols) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            SSLParameters parameters = socket.getSSLParameters();
            if (protocols.length > 0) {
                parameters.setProtocols(protocols);
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            write(socket, text.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(readAll(socket), StandardCharsets.ISO_8859_1);
            return new Talk(
                    socket.getSession().getProtocol(),
                    (X509Certificate) socket.getSession().getPeerCertificates()[0],
                    answer);
        }
    }

    /** Returns the first message of a client that speaks at most the version, for example {@code 0x0302} for TLS 1.1. */
    static byte[] clientHello(int version) {
        short[] ciphers = {(short) 0xC009, (short) 0xC00A, (short) 0xC02B, (short) 0xC02C};
        int body = 2 + RANDOM + 1 + 2 + 2 * ciphers.length + 2;
        ByteBuffer hello = ByteBuffer.allocate(body + 9);
        hello.put((byte) 22).putShort((short) 0x0301).putShort((short) (body + 4));
        hello.put((byte) 1).put((byte) 0).putShort((short) body);
        hello.putShort((short) version).put(new byte[RANDOM]).put((byte) 0);
        hello.putShort((short) (2 * ciphers.length));
        for (short cipher : ciphers) {
            hello.putShort(cipher);
        }
        hello.put((byte) 1).put((byte) 0);
        return hello.array();
    }

    /** The other side may have heard enough before the end; what it answered is still to be read. */
    private static void write(Socket socket, byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException cut) {
            assert socket.isConnected() : cut;
        }
    }

    private static byte[] readAll(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(part);
                    n >= 0;
                    n = socket.getInputStream().read(part)) {
                all.write(part, 0, n);
            }
        } catch (SocketException | SSLException cut) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }
}
