// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import dev.selfservice.portal.jpa.internal.Dialect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/**
 * The scripts that this version knows, held against the history that Flyway keeps in the database.
 *
 * <p>It only spares Flyway's start when there is nothing to do, which is nearly always: whatever is not exactly as expected
 * is answered {@code false}, and Flyway looks for itself.
 */
final class SchemaScripts {

    private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");

    private final ClassLoader loader;
    private final String folder;

    SchemaScripts(ClassLoader loader, Dialect dialect) {
        this.loader = loader;
        this.folder = "db/portal/" + dialect.name().toLowerCase(Locale.ROOT);
    }

    /** Returns where the scripts lie, as Flyway calls it. */
    String location() {
        return "classpath:" + folder;
    }

    /** Tells whether every script is in the history as it is here, and nothing in it has failed. */
    boolean allRan(DataSource source, String historyTable) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT \"version\", \"checksum\", \"success\" FROM \"" + historyTable + "\"")) {
            Map<String, Integer> ran = new HashMap<>();
            while (rows.next()) {
                if (!rows.getBoolean("success")) {
                    return false;
                }
                ran.put(Optional.ofNullable(rows.getString("version")).orElse(""), rows.getInt("checksum"));
            }
            Map<String, Integer> known = checksums();
            return !known.isEmpty() && ran.entrySet().containsAll(known.entrySet());
        } catch (SQLException noHistory) {
            return false;
        } catch (IOException | URISyntaxException unusualClassPath) {
            return false;
        }
    }

    private Map<String, Integer> checksums() throws IOException, URISyntaxException {
        Map<String, Integer> sums = new HashMap<>();
        for (String name : names()) {
            Matcher parts = NAME.matcher(name);
            if (parts.matches()) {
                sums.put(parts.group(1), checksum(folder + "/" + name));
            }
        }
        return sums;
    }

    private List<String> names() throws IOException, URISyntaxException {
        URL place = loader.getResource(folder);
        if (place == null) {
            return List.of();
        }
        if ("file".equals(place.getProtocol())) {
            try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
                return files.map(file -> file.getFileName().toString()).toList();
            }
        }
        URLConnection connection = place.openConnection();
        if (!(connection instanceof JarURLConnection)) {
            return List.of();
        }
        return ((JarURLConnection) connection)
                .getJarFile().stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(folder + "/"))
                        .map(name -> name.substring(folder.length() + 1))
                        .toList();
    }

    /** Flyway's own sum of a script: CRC-32 over its lines without their ends. */
    private int checksum(String script) throws IOException {
        CRC32 sum = new CRC32();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(script), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return (int) sum.getValue();
    }

    private InputStream open(String script) throws IOException {
        InputStream found = loader.getResourceAsStream(script);
        if (found == null) {
            throw new IOException("the script " + script + " is gone");
        }
        return found;
    }
}
