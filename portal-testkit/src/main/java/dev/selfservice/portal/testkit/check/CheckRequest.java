// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a check is asked for.
 *
 * @param jar the plug-in
 * @param with further jars: what the plug-in needs, and its subjects
 * @param settings the file that says how to reach its systems; empty if the jar says so itself
 * @param xml where to leave the verdict for JUnit tools
 * @param limit how long the whole check may take
 */
record CheckRequest(Path jar, List<Path> with, Optional<Path> settings, Optional<Path> xml, Duration limit) {

    static final String USAGE = "<jar> [--settings <file>] [--with <jar>]… [--xml <file>] [--limit <seconds>]";

    private static final Duration USUAL_LIMIT = Duration.ofMinutes(5);

    CheckRequest {
        with = List.copyOf(with);
    }

    /** Reads the words of a command line; refuses what it does not understand, naming it. */
    static CheckRequest parse(List<String> words) {
        Optional<Path> jar = Optional.empty();
        Optional<Path> settings = Optional.empty();
        Optional<Path> xml = Optional.empty();
        Duration limit = USUAL_LIMIT;
        List<Path> with = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                if (jar.isPresent()) {
                    throw new IllegalArgumentException("one jar at a time; want: " + USAGE);
                }
                jar = Optional.of(file(word));
                continue;
            }
            i++;
            if (i == words.size()) {
                throw new IllegalArgumentException(word + " needs a value; want: " + USAGE);
            }
            switch (word) {
                case "--settings" -> settings = Optional.of(file(words.get(i)));
                case "--with" -> with.add(file(words.get(i)));
                case "--xml" -> xml = Optional.of(Path.of(words.get(i)));
                case "--limit" -> limit = seconds(words.get(i));
                default -> throw new IllegalArgumentException("unknown option " + word + "; want: " + USAGE);
            }
        }
        return new CheckRequest(
                jar.orElseThrow(() -> new IllegalArgumentException("which jar? want: " + USAGE)),
                with,
                settings,
                xml,
                limit);
    }

    /** Returns the words that stand for this. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of(jar.toString()));
        settings.ifPresent(file -> words.addAll(List.of("--settings", file.toString())));
        with.forEach(file -> words.addAll(List.of("--with", file.toString())));
        return words;
    }

    /** Returns the plug-in and the further jars. */
    List<Path> jars() {
        List<Path> jars = new ArrayList<>(List.of(jar));
        jars.addAll(with);
        return jars;
    }

    private static Path file(String word) {
        Path file = Path.of(word).toAbsolutePath();
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + word);
        }
        return file;
    }

    private static Duration seconds(String word) {
        try {
            return Duration.ofSeconds(Integer.parseUnsignedInt(word));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--limit needs a number of seconds", e);
        }
    }
}
