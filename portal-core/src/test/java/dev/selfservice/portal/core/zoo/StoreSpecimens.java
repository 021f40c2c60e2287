// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.testkit.check.ContractRun;
import dev.selfservice.portal.testkit.verdict.Clause;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stores with one mistake, written down in a file: {@code clause|class of BrokenStores|implied clauses}, with a star
 * at the end for what has not been measured.
 */
final class StoreSpecimens {

    private static final Path FILE = Path.of("src/test/resources/zoo/stores.txt");

    private StoreSpecimens() {}

    static List<Specimen> all() {
        return lines().map(StoreSpecimens::specimen).toList();
    }

    /** Writes down which clauses really fail, where that has changed. */
    static void writeDown() {
        List<String> lines = lines().map(StoreSpecimens::measured).toList();
        try {
            Files.write(FILE, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines() {
        try {
            return Files.readAllLines(FILE).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String measured(String line) {
        Specimen specimen = specimen(line);
        Set<String> failed = ContractRun.of(specimen.contract(), specimen.broken(), Map.of()).failed().stream()
                .map(Clause::name)
                .collect(Collectors.toCollection(TreeSet::new));
        failed.remove(specimen.clause());
        String[] parts = line.split("\\|", -1);
        return parts[0] + "|" + parts[1] + "|" + String.join(",", failed);
    }

    private static Specimen specimen(String line) {
        String[] parts = line.split("\\|", -1);
        String[] implied = parts[2].isEmpty() ? new String[0] : parts[2].split(",");
        Specimen specimen = Specimen.of(handMade(parts[1]), parts[0], "the store " + inWords(parts[1]), () -> parts[1]);
        return parts[2].equals("*") ? specimen.impliesAnything() : specimen.implies(implied);
    }

    private static Class<?> handMade(String name) {
        return Arrays.stream(BrokenStores.class.getDeclaredClasses())
                .filter(each -> each.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String inWords(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
