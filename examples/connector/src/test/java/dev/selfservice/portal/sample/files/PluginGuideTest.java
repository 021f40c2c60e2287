// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plug-in guide shows exactly the code that is compiled and tested, and has a page for each SPI. */
class PluginGuideTest {

    private static final Path HOUSE = Path.of("../..");
    private static final Path INDEX = HOUSE.resolve("docs/plugin-guide.md");
    private static final Path PAGES = HOUSE.resolve("docs/plugin-guide");
    private static final Path API = HOUSE.resolve("portal-api/src/main/java");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- from (\\S+?)(?:#(\\w+))? -->\n```(java|properties)\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(?:#([^)]+))?\\)");
    private static final String REWRITE = "portal.guide.rewrite";
    private static final List<String> HEADINGS =
            List.of("Purpose", "Must", "May", "Threads", "Settings", "Failures", "How to test it", "The sample");

    /** Interfaces of an spi package that no outsider implements by itself. */
    private static final List<String> NOT_FOR_OUTSIDERS = List.of(
            "ConnectorContext", // the portal lends it
            "Settings", // the portal lends it
            "IdempotencyStore", // one of the stores
            "PortalPlugin"); // the door, on the first page

    @Test
    void eachSnippetIsTheCodeBetweenItsTags() throws IOException {
        for (Path page : pages()) {
            String wanted =
                    SNIPPET.matcher(Files.readString(page)).replaceAll(found -> Matcher.quoteReplacement(block(found)));

            if (Boolean.getBoolean(REWRITE)) {
                Files.writeString(page, wanted);
            }

            assertThat(Files.readString(page))
                    .as("%s; run with -D%s=true to bring the guide up to date", page, REWRITE)
                    .isEqualTo(wanted);
        }
    }

    @Test
    void noJavaStandsInTheGuideThatIsNotIncluded() throws IOException {
        long all = 0;
        for (Path page : pages()) {
            String text = Files.readString(page);
            long included = SNIPPET.matcher(text)
                    .results()
                    .filter(found -> found.group(3).equals("java"))
                    .count();
            assertThat(text.split("```java", -1)).as("%s", page).hasSize((int) included + 1);
            all += included;
        }
        assertThat(all).isGreaterThan(12);
    }

    @Test
    void eachPageHasTheSameHeadings() throws IOException {
        for (Path page : pages()) {
            if (page.equals(INDEX)) {
                continue;
            }
            List<String> headings = Files.readAllLines(page).stream()
                    .filter(line -> line.startsWith("## "))
                    .map(line -> line.substring(3))
                    .toList();
            assertThat(headings).as("%s", page).isEqualTo(HEADINGS);
        }
    }

    @Test
    void eachPageIsInTheTableAndEachSpiIsOnAPage() throws IOException {
        String index = Files.readString(INDEX);
        StringBuilder all = new StringBuilder(index);
        for (Path page : pages()) {
            all.append(Files.readString(page));
            assertThat(page.equals(INDEX) || index.contains("(plugin-guide/" + page.getFileName() + ")"))
                    .as("a link to %s", page)
                    .isTrue();
        }

        List<String> missing = interfaces().stream()
                .filter(name -> !name.endsWith("Store") || name.equals("IdentityStore"))
                .filter(name -> !NOT_FOR_OUTSIDERS.contains(name))
                .filter(name -> all.indexOf("`" + name + "`") < 0)
                .toList();
        assertThat(missing).as("interfaces of portal-api without a page").isEmpty();
    }

    @Test
    void eachLinkLeadsSomewhere() throws IOException {
        for (Path page : pages()) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(page)).results().toList()) {
                Path target = link.group(1).isEmpty()
                        ? page
                        : page.resolveSibling(link.group(1)).normalize();
                assertThat(target).as("link in %s", page).exists();
                if (link.group(2) != null) {
                    assertThat(anchors(target)).as("headings of %s", target).contains(link.group(2));
                }
            }
        }
    }

    private static List<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line ->
                        line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(INDEX));
        try (Stream<Path> files = Files.list(PAGES)) {
            files.sorted().forEach(pages::add);
        }
        return pages;
    }

    private static List<String> interfaces() throws IOException {
        try (Stream<Path> files = Files.walk(API)) {
            return files.filter(file -> file.getParent().endsWith("spi"))
                    .filter(file -> contains(file, "public interface "))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String block(MatchResult found) {
        Path file = HOUSE.resolve(found.group(1));
        String name = found.group(1) + (found.group(2) == null ? "" : "#" + found.group(2));
        return "<!-- from " + name + " -->\n```" + found.group(3) + "\n" + code(file, found.group(2)) + "\n```\n";
    }

    /** Returns the lines between the tags, other tags left out, moved to the left edge; without a tag the whole file. */
    private static String code(Path file, String tag) {
        try {
            if (tag == null) {
                return Files.readString(file).stripTrailing();
            }
            List<String> lines = Files.readAllLines(file).stream()
                    .dropWhile(line -> !line.strip().equals("// tag::" + tag + "[]"))
                    .skip(1)
                    .takeWhile(line -> !line.strip().equals("// end::" + tag + "[]"))
                    .filter(line -> !line.strip().startsWith("// tag::")
                            && !line.strip().startsWith("// end::"))
                    .toList();
            assertThat(lines).as("tag %s in %s", tag, file).isNotEmpty();
            int indent = lines.stream()
                    .filter(line -> !line.isBlank())
                    .mapToInt(line -> line.length() - line.stripLeading().length())
                    .min()
                    .orElse(0);
            return lines.stream()
                    .map(line -> line.substring(Math.min(indent, line.length())))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
