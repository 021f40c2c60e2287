// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.testkit.verdict.Clause;
import dev.selfservice.portal.testkit.verdict.Verdicts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the process that looks at a plug-in has seen so far, kept in a file: it stays when that process is ended.
 *
 * <p>One line per fact, each word in the form of a URL.
 */
final class Journal {

    private static final String AT = "at";
    private static final String SEEN = "seen";
    private static final String NOTE = "note";
    private static final String REFUSED = "refused";
    private static final String DONE = "done";

    private final Path file;

    Journal(Path file) {
        this.file = file;
    }

    /** What a journal says in the end. */
    record Reading(
            List<Verdicts> verdicts, List<String> notes, Optional<String> refused, Optional<String> at, boolean done) {
        Reading {
            verdicts = List.copyOf(verdicts);
            notes = List.copyOf(notes);
        }
    }

    /** Says what is looked at now. */
    void at(String what) {
        write(AT, what);
    }

    /** Says what became of a clause. */
    void seen(String subject, Clause clause) {
        write(
                SEEN,
                subject,
                clause.contract(),
                clause.item(),
                clause.name(),
                clause.result().name(),
                clause.why());
    }

    /** Says something that people should know and that is no failure: what could not be looked at. */
    void note(String text) {
        write(NOTE, text);
    }

    /** Says why there is nothing to look at. */
    void refused(String why) {
        write(REFUSED, why);
    }

    /** Says that everything has been looked at. */
    void done() {
        write(DONE);
    }

    private synchronized void write(String... words) {
        String line = Stream.of(words)
                .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what was written. */
    static Reading read(Path file) throws IOException {
        Map<String, List<Clause>> seen = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        Optional<String> refused = Optional.empty();
        Optional<String> at = Optional.empty();
        boolean done = false;
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            List<String> words = Stream.of(line.split(" ", -1))
                    .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                    .toList();
            switch (words.get(0)) {
                case AT -> at = Optional.of(words.get(1));
                case SEEN ->
                    seen.computeIfAbsent(words.get(1), subject -> new ArrayList<>())
                            .add(clause(words));
                case NOTE -> notes.add(words.get(1));
                case REFUSED -> refused = Optional.of(words.get(1));
                default -> done = true;
            }
        }
        List<Verdicts> verdicts = seen.entrySet().stream()
                .map(each -> new Verdicts(each.getKey(), each.getValue()))
                .toList();
        return new Reading(verdicts, notes, refused, at, done);
    }

    private static Clause clause(List<String> words) {
        return new Clause(words.get(2), words.get(3), words.get(4), Clause.Result.valueOf(words.get(5)), words.get(6));
    }
}
