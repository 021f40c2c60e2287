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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The plug-in guide shows exactly the code that is compiled and tested. */
class PluginGuideTest {

    private static final Path HOUSE = Path.of("../..");
    private static final Path GUIDE = HOUSE.resolve("docs/plugin-guide.md");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- from (\\S+)#(\\w+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);
    private static final String REWRITE = "portal.guide.rewrite";

    @Test
    void eachSnippetIsTheCodeBetweenItsTags() throws IOException {
        String guide = Files.readString(GUIDE);
        String wanted = SNIPPET.matcher(guide)
                .replaceAll(found -> Matcher.quoteReplacement(block(found.group(1), found.group(2))));

        if (Boolean.getBoolean(REWRITE)) {
            Files.writeString(GUIDE, wanted);
        }

        assertThat(Files.readString(GUIDE))
                .as("run with -D%s=true to bring the guide up to date", REWRITE)
                .isEqualTo(wanted);
    }

    @Test
    void noJavaStandsInTheGuideThatIsNotIncluded() throws IOException {
        String guide = Files.readString(GUIDE);

        assertThat(guide.split("```java", -1))
                .hasSize((int) SNIPPET.matcher(guide).results().count() + 1);
        assertThat(SNIPPET.matcher(guide).results().count()).isGreaterThan(8);
    }

    @Test
    void eachPageHasTheSameHeadings() throws IOException {
        List<String> pages = new ArrayList<>(List.of(Files.readString(GUIDE).split("\n## ")));
        pages.removeIf(page -> page.startsWith("# ") || page.startsWith("How"));

        assertThat(pages).hasSize(4).allSatisfy(page -> assertThat(page)
                .contains("**Purpose.**", "**Must.**", "**May.**", "**Threads.**", "**Settings.**", "**Failures.**")
                .contains("**How to test it.**", "**The sample.**"));
    }

    @Test
    void eachLinkLeadsToAFile() throws IOException {
        Matcher links = Pattern.compile("]\\(([^)#]+)\\)").matcher(Files.readString(GUIDE));

        links.results()
                .forEach(link -> assertThat(GUIDE.resolveSibling(link.group(1))).exists());
    }

    private static String block(String file, String tag) {
        return "<!-- from " + file + "#" + tag + " -->\n```java\n" + code(HOUSE.resolve(file), tag) + "\n```\n";
    }

    /** Returns the lines between the tags, other tags left out, moved to the left edge. */
    private static String code(Path file, String tag) {
        try {
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
