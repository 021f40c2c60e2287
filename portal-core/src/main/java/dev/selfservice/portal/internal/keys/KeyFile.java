// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.keys;

import dev.selfservice.portal.UnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Master keys in a file of lines {@code <version>=<base64>} under a line that names the format.
 *
 * <p>On file systems that know owners, a file that others may read or write is refused. Changes replace the file as a
 * whole, so a crash leaves the old one or the new one; of several that create it at once, one wins and the others read
 * what it wrote.
 */
public final class KeyFile {

    private static final String FORMAT = "portal-keys-1";
    private static final Pattern LINE = Pattern.compile("([1-9]\\d{0,5})=([A-Za-z0-9+/]{43}=)");
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private KeyFile() {}

    /** Returns the keys by version. */
    public static SortedMap<Integer, byte[]> read(Path file) {
        try {
            refuseReadableByOthers(file);
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            if (lines.size() < 2 || !lines.get(0).equals(FORMAT)) {
                throw broken(file, "is not a file of keys of the format " + FORMAT);
            }
            SortedMap<Integer, byte[]> keys = new TreeMap<>();
            for (String line : lines.subList(1, lines.size())) {
                Matcher parts = LINE.matcher(line);
                if (!parts.matches()) {
                    throw broken(file, "holds a line that is no key");
                }
                byte[] key = Base64.getDecoder().decode(parts.group(2));
                if (keys.put(Integer.valueOf(parts.group(1)), key) != null) {
                    throw broken(file, "holds a version twice");
                }
            }
            return keys;
        } catch (IOException e) {
            throw broken(file, "cannot be read");
        }
    }

    /** Creates the file with a first key; leaves one alone that is there. */
    public static void create(Path file, byte[] key) {
        SortedMap<Integer, byte[]> keys = new TreeMap<>();
        keys.put(1, key);
        write(file, keys, false);
    }

    /** Adds a key under the next version. */
    public static void add(Path file, byte[] key) {
        SortedMap<Integer, byte[]> keys = read(file);
        keys.put(keys.lastKey() + 1, key);
        write(file, keys, true);
    }

    private static void write(Path file, SortedMap<Integer, byte[]> keys, boolean replace) {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        keys.forEach((version, key) -> text.append(version)
                .append('=')
                .append(Base64.getEncoder().encodeToString(key))
                .append('\n'));
        try {
            Path folder = file.toAbsolutePath().resolveSibling("");
            Files.createDirectories(folder);
            Path next = newFile(folder);
            try {
                Files.writeString(next, text, StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
                put(next, file, replace);
            } finally {
                Files.deleteIfExists(next);
            }
            sync(folder);
        } catch (IOException e) {
            throw broken(file, "cannot be written");
        }
    }

    private static Path newFile(Path folder) throws IOException {
        return knowsOwners(folder)
                ? Files.createTempFile(folder, "keys", ".tmp", PosixFilePermissions.asFileAttribute(OWNER))
                : Files.createTempFile(folder, "keys", ".tmp");
    }

    private static void put(Path next, Path file, boolean replace) throws IOException {
        if (replace) {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        try {
            // Unlike a move, a link is refused when somebody else was faster.
            Files.createLink(file, next);
        } catch (FileAlreadyExistsException fasterOne) {
            return;
        } catch (UnsupportedOperationException noLinks) {
            moveUnlessThere(next, file);
        }
    }

    private static void moveUnlessThere(Path next, Path file) throws IOException {
        try {
            Files.move(next, file);
        } catch (FileAlreadyExistsException fasterOne) {
            return;
        }
    }

    /** Makes the name of the new file last through a power cut, where a folder can be opened for that. */
    private static void sync(Path folder) throws IOException {
        if (knowsOwners(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void refuseReadableByOthers(Path file) throws IOException {
        if (knowsOwners(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw broken(file, "may be used by others than its owner; allow 0600 at most");
        }
    }

    private static boolean knowsOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static UnavailableException broken(Path file, String what) {
        return new UnavailableException("keys", "the key file " + file.getFileName() + " " + what);
    }
}
