// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The embedder's guide shows code that is compiled and tested, and links that lead somewhere. */
class EmbeddingGuideTest {

    private static final Path HOUSE = Path.of("../..");
    private static final Path GUIDE = HOUSE.resolve("docs/embedding.md");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- from (\\S+)#(\\w+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void eachSnippetIsTheCodeBetweenItsTags() throws IOException {
        String guide = Files.readString(GUIDE);
        List<MatchResult> snippets = SNIPPET.matcher(guide).results().toList();

        assertThat(snippets).hasSize(guide.split("```java", -1).length - 1).hasSize(2);
        for (MatchResult snippet : snippets) {
            assertThat(snippet.group(3)).isEqualTo(code(HOUSE.resolve(snippet.group(1)), snippet.group(2)));
        }
    }

    @Test
    void eachLinkLeadsToAFile() throws IOException {
        assertThat(Pattern.compile("]\\(([^)#]+)(#[^)]*)?\\)")
                        .matcher(Files.readString(GUIDE))
                        .results()
                        .map(link -> GUIDE.resolveSibling(link.group(1))))
                .hasSizeGreaterThan(5)
                .allSatisfy(file -> assertThat(file).exists());
    }

    /** Returns the lines between the tags, moved to the left edge. */
    private static String code(Path file, String tag) throws IOException {
        return Files.readAllLines(file).stream()
                .dropWhile(line -> !line.strip().equals("// tag::" + tag + "[]"))
                .skip(1)
                .takeWhile(line -> !line.strip().equals("// end::" + tag + "[]"))
                .collect(Collectors.collectingAndThen(Collectors.joining("\n"), text -> text.stripIndent() + "\n"));
    }
}
