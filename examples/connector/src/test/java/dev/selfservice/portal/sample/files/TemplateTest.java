// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.testkit.check.ContractRun;
import dev.selfservice.portal.testkit.verdict.Clause;
import dev.selfservice.portal.testkit.verdict.Verdicts;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever copies the template begins with something that is green.
 *
 * <p>Its own build, with Maven, is run by the script of the continuous integration.
 */
class TemplateTest {

    private static final Path TEMPLATE = Path.of("../connector-template");
    private static final Path HOUSE = Path.of("../../pom.xml");
    private static final String CONTRACT = "com.example.ledger.LedgerConnectorTest";

    @TempDir
    private Path copy;

    @Test
    void aCopyCompilesWithoutWarningsAndKeepsEveryContract() throws Exception {
        compile();
        Path verdict = copy.resolve("verdict");

        try (URLClassLoader classes = new URLClassLoader(
                new URL[] {copy.resolve("classes").toUri().toURL()}, getClass().getClassLoader())) {
            Verdicts verdicts = ContractRun.of(
                    classes.loadClass(CONTRACT), () -> "nothing", Map.of(WritesVerdict.FOLDER, verdict.toString()));

            assertThat(verdicts.failed()).isEmpty();
            assertThat(verdicts.clauses().stream().filter(each -> each.result() == Clause.Result.PASSED))
                    .hasSizeGreaterThan(30);
            assertThat(verdict.resolve(CONTRACT + ".txt")).content().contains("ReadsAssignments", "passed");
            assertThat(verdict.resolve(CONTRACT + ".xml")).content().contains("<testcase", "aRepeatedOrderActsOnce");
            assertThat(ServiceLoader.load(PortalPlugin.class, classes).stream()
                            .map(each -> each.type().getName()))
                    .contains("com.example.ledger.LedgerPlugin");
        }
    }

    @Test
    void itsVersionsAreOurs() throws IOException {
        String ours = Files.readString(HOUSE);
        String theirs = Files.readString(TEMPLATE.resolve("pom.xml"));

        for (String property : List.of(
                "junit.version",
                "compiler-plugin.version",
                "resources-plugin.version",
                "surefire-plugin.version",
                "jar-plugin.version",
                "maven.compiler.release")) {
            assertThat(element(theirs, property)).as(property).isEqualTo(element(ours, property));
        }
        assertThat(element(theirs, "portal.version"))
                .isEqualTo(element(ours.substring(ours.indexOf("<artifactId>portal-parent<")), "version"));
    }

    private void compile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "17",
                "-Xlint:all,-processing",
                "-Werror",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                copy.resolve("classes").toString()));
        copy(TEMPLATE.resolve("src/main/resources"), copy.resolve("classes"));
        copy(TEMPLATE.resolve("src/main/java"), copy.resolve("sources"));
        copy(TEMPLATE.resolve("src/test/java"), copy.resolve("sources"));
        try (Stream<Path> files = Files.walk(copy.resolve("sources"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }

        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String element(String pom, String name) {
        Matcher found = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(pom);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }
}
