// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.commands;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.postgresql.Driver;

/** The classes of PostgreSQL's driver, which a rehearsal on Derby would not meet. */
final class DriverClasses {

    private static final String CLASS = ".class";

    private DriverClasses() {}

    /** Loads them without running any of their code; returns how many there were. */
    static int load() throws IOException, URISyntaxException {
        Path jar = Path.of(
                Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (JarFile file = new JarFile(jar.toFile())) {
            List<String> names = file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("org/postgresql/") && name.endsWith(CLASS))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .toList();
            return (int) names.stream().filter(DriverClasses::isLoaded).count();
        }
    }

    private static boolean isLoaded(String name) {
        try {
            Class.forName(name, false, DriverClasses.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError needsWhatIsNotHere) {
            return false;
        }
    }
}
