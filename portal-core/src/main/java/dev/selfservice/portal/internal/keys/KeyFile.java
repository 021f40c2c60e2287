// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.keys;

import dev.selfservice.portal.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/**
 * Master keys in a file of lines {@code <version>=<base64>} under a line that names the format.
 *
 * <p>On file systems that know owners, a file that others may read or write is refused. Changes replace the file as a
 * whole, so a crash leaves the old one or the new one.
 */
public final class KeyFile {

    private static final String FORMAT = "portal-keys-1";
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
                String[] parts = line.split("=", 2);
                byte[] key = Base64.getDecoder().decode(parts[1]);
                if (key.length != KeyRing.KEY_BYTES || keys.put(Integer.valueOf(parts[0]), key) != null) {
                    throw broken(file, "holds a key of the wrong length, or a version twice");
                }
            }
            return keys;
        } catch (IOException e) {
            throw broken(file, "cannot be read");
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw broken(file, "holds a line that is no key");
        }
    }

    /** Adds a key under the next version; creates the file if need be. */
    public static void add(Path file, byte[] key) {
        SortedMap<Integer, byte[]> keys = Files.exists(file) ? read(file) : new TreeMap<>();
        keys.put(keys.isEmpty() ? 1 : keys.lastKey() + 1, key);
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        keys.forEach((version, each) -> text.append(version)
                .append('=')
                .append(Base64.getEncoder().encodeToString(each))
                .append('\n'));
        try {
            write(file, text.toString());
        } catch (IOException e) {
            throw broken(file, "cannot be written");
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        Files.createDirectories(folder);
        Path next = knowsOwners(folder)
                ? Files.createTempFile(folder, "keys", ".tmp", PosixFilePermissions.asFileAttribute(OWNER))
                : Files.createTempFile(folder, "keys", ".tmp");
        Files.writeString(next, text, StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
