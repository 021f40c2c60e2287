// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The directory with one role file per account.
 *
 * <p>A file is only ever replaced as a whole, by an atomic move of one that is already on the disk, so that neither a
 * reader nor a crash sees half of it. Changes are made one at a time, also by several processes.
 */
final class RoleDirectory {

    /** A file lock belongs to the whole process, so threads need a lock that reaches just as far. */
    private static final ReentrantLock ONE_THREAD = new ReentrantLock();

    private static final String SUFFIX = ".roles";
    private static final int LONGEST_FILE_NAME = 240;

    private final Path directory;

    RoleDirectory(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    boolean isThere() {
        return Files.isDirectory(directory) && Files.isWritable(directory);
    }

    void create() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the directory of the role files cannot be made", e);
        }
    }

    /** Tells whether an account of this name can have a file. */
    static boolean canHold(String account) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(account)
                && encode(account).length() <= LONGEST_FILE_NAME;
    }

    boolean has(String account) {
        return Files.isRegularFile(file(account), LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns the lines of an account; none if it has no file. */
    List<RoleLine> read(String account) {
        if (!has(account)) {
            return List.of();
        }
        try {
            return lines(file(account));
        } catch (IOException e) {
            throw new UncheckedIOException("the role file of " + account + " cannot be read", e);
        }
    }

    /** Returns the lines of all accounts, each different one once. */
    Set<RoleLine> readAll() {
        Set<RoleLine> all = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                all.addAll(lines(file));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("the role files cannot be read", e);
        }
    }

    private static List<RoleLine> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(RoleLine::new)
                .toList();
    }

    /** Replaces the lines of an account. Must be called from within {@link #alone}. */
    void write(String account, List<RoleLine> lines) {
        String text = lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
        Path file = file(account);
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.deleteIfExists(next); // left behind by a crash, or a link laid out by somebody
            try (FileChannel out = FileChannel.open(next, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            forceDirectory();
        } catch (IOException e) {
            throw new UncheckedIOException("the role file of " + account + " cannot be written", e);
        }
    }

    /** Does something while no other thread and no other process does. */
    <T> T alone(Supplier<T> work) {
        ONE_THREAD.lock();
        try (FileChannel guard =
                FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            guard.lock(); // until the channel is closed
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException("the directory of the role files cannot be locked", e);
        } finally {
            ONE_THREAD.unlock();
        }
    }

    private Path file(String account) {
        return directory.resolve(encode(account) + SUFFIX);
    }

    /**
     * Returns a file name for any account name: small letters, digits, {@code - _} and dots inside stay, everything else
     * becomes {@code %XX}. So no name leaves the directory, and no two share a file where case does not count.
     */
    private static String encode(String account) {
        StringBuilder name = new StringBuilder();
        for (byte each : account.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) each;
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (plain || c == '.' && name.length() > 0) {
                name.append(c);
            } else {
                name.append(String.format(Locale.ROOT, "%%%02X", each & 0xFF));
            }
        }
        return name.toString();
    }

    /** Puts the new name on the disk too; not every system can open a directory, and then the move has to do. */
    private void forceDirectory() throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
