// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.zoo;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Specimens, the contracts they are kept for, and the clauses that have none on purpose.
 *
 * @param name the heading under which the list of the specimens stands in the documentation
 * @param exceptions why a clause has no specimen, by the name of the clause
 */
public record Zoo(String name, List<Class<?>> contracts, List<Specimen> specimens, Map<String, String> exceptions) {

    /** The setting that lets {@link #page} bring the documentation up to date. */
    public static final String REWRITE = "portal.guide.rewrite";

    public Zoo {
        contracts = List.copyOf(contracts);
        specimens = List.copyOf(specimens);
        exceptions = Map.copyOf(exceptions);
    }

    /** Returns the clauses that no specimen breaks and no exception names. */
    public Set<String> unwatched() {
        Set<String> left = clauses();
        specimens.forEach(each -> left.remove(each.clause()));
        left.removeAll(exceptions.keySet());
        return left;
    }

    /** Returns what specimens and exceptions name though no contract states it, or though a specimen breaks it. */
    public Set<String> misnamed() {
        Set<String> names = new TreeSet<>(exceptions.keySet());
        names.removeIf(name -> clauses().contains(name)
                && specimens.stream().noneMatch(each -> each.clause().equals(name)));
        specimens.forEach(each -> {
            names.add(each.clause());
            names.addAll(each.implied());
        });
        names.removeAll(clauses());
        return names;
    }

    /** Returns the names of all clauses of the contracts. */
    public Set<String> clauses() {
        Set<String> names = new TreeSet<>();
        contracts.forEach(contract -> collect(contract, names));
        return names;
    }

    private static void collect(Class<?> tests, Set<String> names) {
        for (Class<?> each = tests; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    names.add(method.getName());
                }
            }
            for (Class<?> inside : each.getDeclaredClasses()) {
                collect(inside, names);
            }
        }
    }

    /**
     * Returns what the file should hold: the list of the specimens between the lines that bear this zoo's name.
     *
     * <p>Where {@value #REWRITE} is set, the file is written first.
     */
    public String page(Path file) throws IOException {
        String begin = "<!-- zoo: " + name + " -->\n";
        String end = "<!-- end -->\n";
        String text = Files.readString(file);
        int from = text.indexOf(begin);
        int to = from < 0 ? -1 : text.indexOf(end, from);
        if (to < 0) {
            throw new IllegalStateException(file + " has no lines " + begin.strip() + " and " + end.strip());
        }
        String wanted = text.substring(0, from) + begin + table() + text.substring(to);
        if (Boolean.getBoolean(REWRITE)) {
            Files.writeString(file, wanted);
        }
        return wanted;
    }

    private String table() {
        StringBuilder table = new StringBuilder("| clause | the mistake | cannot hold either |\n| --- | --- | --- |\n");
        specimens.stream()
                .sorted(Comparator.comparing(each -> each.contract().getSimpleName()))
                .forEach(each -> table.append("| `" + each.clause() + "` | " + each.mistake() + " | "
                        + (each.all() ? "anything" : also(each.implied())) + " |\n"));
        exceptions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> table.append("| `" + each.getKey() + "` | none: " + each.getValue() + " | |\n"));
        return table.toString();
    }

    private static String also(Set<String> implied) {
        return implied.stream().sorted().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
    }
}
