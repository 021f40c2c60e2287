// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A database of which a backup is taken while it runs, and that comes back from it. */
interface CopiedDatabase extends AutoCloseable {

    String url();

    String user();

    /** Takes the backup; others write meanwhile. */
    void backUp() throws Exception;

    /** Starts what the backup holds; returns its address. */
    String restore() throws Exception;

    @Override
    void close() throws IOException;

    /** Copies a folder whose files come and go meanwhile. */
    static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        } catch (UncheckedIOException gone) {
            copy(from, to);
            return;
        }
        for (Path each : all) {
            Path target = to.resolve(from.relativize(each).toString());
            try {
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(target, Files.readAllBytes(each));
                }
            } catch (NoSuchFileException gone) {
                assert !Files.exists(each);
            }
        }
    }
}
