// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.faults;

import dev.selfservice.portal.server.testing.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A trial in a process of its own whose log is read afterwards. */
public final class LoggedServer implements AutoCloseable {

    private final Path home;
    private final ServerProcess process;

    /** Starts it with the log as the product ships it, at a level. */
    public LoggedServer(Path home, Map<String, String> settings, String level) {
        this.home = home;
        this.process = new ServerProcess(home, settings, Map.of("PORTAL_LOG_LEVEL", level));
    }

    /** Returns a client that nobody is signed in with. */
    public RestClient anonymous() {
        return process.anonymous();
    }

    /** Stops the process in good order and returns all it has written. */
    public String stopAndRead() {
        process.stop();
        try {
            return Files.readString(home.resolve("server.log"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
