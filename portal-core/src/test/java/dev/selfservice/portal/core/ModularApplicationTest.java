// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import com.google.common.cache.Cache;
import com.google.common.util.concurrent.internal.InternalFutureFailureAccess;
import dev.selfservice.portal.Actor;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** An application that is a module builds and runs on the API and the core as modules. */
class ModularApplicationTest {

    /** The classes whose jars or directories make the module path. */
    private static final List<Class<?>> MODULES = List.of(
            Actor.class,
            Portal.class,
            NullMarked.class,
            Cache.class,
            InternalFutureFailureAccess.class,
            Generators.class,
            Logger.class,
            Argon2BytesGenerator.class);

    private static final String MODULE = """
            module modular.application {
                requires dev.selfservice.portal.core;
            }
            """;

    private static final String APPLICATION = """
            package modular.application;

            import dev.selfservice.portal.Actor;
            import dev.selfservice.portal.Assurance;
            import dev.selfservice.portal.PersonId;
            import dev.selfservice.portal.core.Keys;
            import dev.selfservice.portal.core.Portal;
            import dev.selfservice.portal.core.PortalConfig;
            import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
            import dev.selfservice.portal.core.memory.InMemoryStores;
            import java.io.IOException;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.time.Clock;

            public final class Main {

                public static void main(String[] arguments) throws IOException {
                    Clock clock = Clock.systemUTC();
                    InMemoryIdentityStore people = new InMemoryIdentityStore().person("bea", "Bea Ortiz");
                    try (Portal portal = Portal.builder()
                            .stores(new InMemoryStores(clock))
                            .identity(people)
                            .keys(Keys.fresh())
                            .config(PortalConfig.defaults().firstAdministrator(new PersonId("bea")))
                            .build()) {
                        portal.storePassword(new PersonId("bea"), "correct horse battery".toCharArray());
                        Actor bea = portal.actors().of(new PersonId("bea"), new Assurance(1, clock.instant()));
                        int known = portal.permissions().explain(bea, bea.person()).size();
                        Files.writeString(Path.of(arguments[0]), Portal.class.getModule() + " knows " + known);
                    }
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void compilesAndRuns() throws IOException, InterruptedException {
        String modules =
                MODULES.stream().map(ModularApplicationTest::placeOf).collect(Collectors.joining(File.pathSeparator));
        Path classes = directory.resolve("classes");
        compile(modules, classes);

        String said = run(modules + File.pathSeparator + classes);

        assertThat(said).matches("module dev\\.selfservice\\.portal\\.core knows [1-9][0-9]*");
    }

    private void compile(String modules, Path classes) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("sources/modular/application"));
        Path module = Files.writeString(directory.resolve("sources/module-info.java"), MODULE);
        Path main = Files.writeString(sources.resolve("Main.java"), APPLICATION);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);

        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        out,
                        out,
                        Stream.of("-Xlint:all", "-Werror", "--module-path", modules, "-d", classes, module, main)
                                .map(Object::toString)
                                .toArray(String[]::new));

        assertThat(status).as(said.toString()).isZero();
    }

    private String run(String modules) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path answer = directory.resolve("answer");
        Path said = directory.resolve("said");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "--module-path",
                        modules,
                        "--module",
                        "modular.application/modular.application.Main",
                        answer.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        return Files.readString(answer);
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
