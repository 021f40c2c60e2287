// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** Derby inside this process, with the settings it comes with. */
final class DerbyServer implements DatabaseServer {

    private final Optional<Path> folder;

    private DerbyServer(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Returns Derby that keeps its databases in a folder and waits for the disk at each commit. */
    static DerbyServer durable(Path folder) {
        System.setProperty(
                "derby.stream.error.file", folder.resolve("derby.log").toString());
        return new DerbyServer(Optional.of(folder));
    }

    /** Returns Derby that keeps nothing. */
    static DerbyServer inMemory() {
        System.setProperty("derby.stream.error.file", "target/derby.log");
        return new DerbyServer(Optional.empty());
    }

    @Override
    public BenchDatabase create(String name) {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(
                folder.map(where -> where.resolve("derby-" + name).toString()).orElse("memory:" + name));
        source.setCreateDatabase("create");
        return new BenchDatabase("Derby", false, source, () -> 0);
    }

    @Override
    public void close() throws IOException {
        // Its databases end with the process.
    }
}
