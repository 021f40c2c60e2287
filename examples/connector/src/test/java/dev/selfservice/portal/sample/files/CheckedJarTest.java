// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.testkit.check.CheckPlugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample's jar passes the check that anybody can make of a jar. */
class CheckedJarTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path TESTS = Path.of("target/test-classes");
    private static final String SERVICE = "META-INF/services/dev.selfservice.portal.testkit.check.ConnectorSubjects";

    @TempDir
    private Path folder;

    private String output = "";

    @Test
    void passesWithTheSettingsThatItBringsAlong() throws Exception {
        int status = check(jar("sample.jar", CLASSES));

        assertThat(status).as(output).isZero();
        assertThat(output)
                .contains("Verdict on dev.selfservice.portal.sample.files.FilesPlugin", "Verdict on connector files")
                .containsPattern("ChangesAssignments +passed");
    }

    @Test
    void passesWithTheSubjectsOfItsTests() throws Exception {
        Path service = Files.createDirectories(folder.resolve("service")).resolve(SERVICE);
        Files.createDirectories(service.getParent());
        Files.writeString(service, FilesSubjects.class.getName());

        int status = check(
                jar("sample.jar", CLASSES),
                "--with",
                jar("tests.jar", TESTS, folder.resolve("service")).toString());

        assertThat(status).as(output).isZero();
        assertThat(output).containsPattern("FindsAccounts +passed \\(5\\)");
    }

    private int check(Path jar, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of(jar.toString()));
        words.addAll(List.of(more));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = CheckPlugin.run(words, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        output = bytes.toString(StandardCharsets.UTF_8);
        return status;
    }

    private Path jar(String name, Path... roots) throws IOException {
        Path file = folder.resolve(name);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (Path root : roots) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(Files::isRegularFile).forEach(each -> put(jar, root, each));
                }
            }
        }
        return file;
    }

    private static void put(JarOutputStream jar, Path root, Path file) {
        try {
            jar.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
