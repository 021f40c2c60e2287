// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.plugins.spi.PortalPlugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Packs classes of the tests into jars and has them checked. */
final class PluginJars {

    private final Path folder;
    private String output = "";

    PluginJars(Path folder) {
        this.folder = folder;
    }

    /** Checks a jar, with further words of the command line, and returns the status. */
    int check(Path jar, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of(jar.toString()));
        words.addAll(List.of(more));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = CheckPlugin.run(words, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        output = bytes.toString(StandardCharsets.UTF_8);
        return status;
    }

    /** Returns what the last check printed. */
    String output() {
        return output;
    }

    /** Packs the classes, with those inside them, as a plug-in whose door is the last one. */
    Path plugin(String settings, Class<?>... classes) throws IOException {
        Class<?> door = classes[classes.length - 1];
        return pack(door.getSimpleName() + ".jar", PortalPlugin.class, settings, classes);
    }

    /** Packs the classes as a service, which is the last one. */
    Path services(String name, Class<?> service, Class<?>... classes) throws IOException {
        return pack(name, service, "", classes);
    }

    private Path pack(String name, Class<?> service, String settings, Class<?>... classes) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(bytes)) {
            put(jar, "META-INF/services/" + service.getName(), classes[classes.length - 1].getName());
            if (!settings.isEmpty()) {
                put(jar, Subjects.IN_JAR, settings);
            }
            for (Class<?> each : classes) {
                for (Path one : filesOf(each)) {
                    jar.putNextEntry(new JarEntry(each.getPackageName().replace('.', '/') + "/" + one.getFileName()));
                    Files.copy(one, jar);
                }
            }
        }
        return file;
    }

    private static void put(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> filesOf(Class<?> type) throws IOException {
        Path here;
        try {
            here = Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolve(type.getPackageName().replace('.', '/'));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        try (Stream<Path> files = Files.list(here)) {
            return files.filter(
                            file -> file.getFileName().toString().matches(type.getSimpleName() + "(\\$.*)?\\.class"))
                    .toList();
        }
    }
}
