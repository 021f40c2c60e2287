// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.IdentityStoreFactory;
import dev.selfservice.portal.spi.MapSettings;
import dev.selfservice.portal.testkit.connectors.ConnectorSubject;
import dev.selfservice.portal.testkit.identity.IdentityStoreSubject;
import dev.selfservice.portal.testkit.identity.Organisation;
import dev.selfservice.portal.testkit.plugins.SettingsRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.StreamSupport;

/** What the parts of a plug-in are tried on: subjects that jars bring along, or what a file of settings says. */
final class Subjects {

    /** Where a jar keeps the file of settings if it brings one along. */
    static final String IN_JAR = "META-INF/portal-check.properties";

    /** What stands before the type of an identity store in the file. */
    private static final String IDENTITY = "identity.";

    private final CheckRequest request;
    private final Path folder;
    private final Properties settings;

    Subjects(CheckRequest request, Path folder) throws IOException {
        this.request = request;
        this.folder = folder;
        this.settings = settings(request);
    }

    /** Returns how to make subjects of a connector; empty if nobody says. */
    Optional<Supplier<ConnectorSubject>> of(ConnectorFactory factory) {
        Optional<Supplier<ConnectorSubject>> brought = brought(
                        ConnectorSubjects.class, factory.type(), ConnectorSubjects::type)
                .map(each -> () -> each.newSubject(newFolder()));
        return brought.isPresent()
                ? brought
                : CheckSettings.of(factory.type(), settings)
                        .map(about -> () -> new SettingsSubject(factory, about, newFolder()));
    }

    /** Returns how to reach an identity store with whoever is in it; empty if nobody says. */
    Optional<Supplier<IdentityStoreSubject>> of(IdentityStoreFactory factory) {
        Optional<OpeningSettings> about = OpeningSettings.of(IDENTITY + factory.type(), settings);
        about.ifPresent(opening -> MapSettings.of(IDENTITY + factory.type() + ".", opening.further())
                .rejectUnread());
        return about.<Supplier<IdentityStoreSubject>>map(opening -> () -> subject(factory, opening))
                .or(() -> filler(factory).map(filler -> () -> subject(factory, filled(filler))));
    }

    /** Returns how to make identity stores that hold an organisation; empty if nobody can fill them. */
    Optional<Supplier<Function<Organisation, IdentityStore>>> filled(IdentityStoreFactory factory) {
        return filler(factory)
                .map(filler -> () -> organisation -> factory.open(
                        MapSettings.of(SettingsRules.PREFIX, filler.settingsOf(organisation, newFolder()))));
    }

    private Optional<IdentityStoreSubjects> filler(IdentityStoreFactory factory) {
        return brought(IdentityStoreSubjects.class, factory.type(), IdentityStoreSubjects::type);
    }

    private OpeningSettings filled(IdentityStoreSubjects filler) {
        return new OpeningSettings(filler.settingsOf(Organisation.sample(), newFolder()), Set.of(), Set.of(), Map.of());
    }

    private IdentityStoreSubject subject(IdentityStoreFactory factory, OpeningSettings opening) {
        return new OpenedSubject(factory, opening.in(newFolder()), opening.required(), opening.secret());
    }

    private <S> Optional<S> brought(Class<S> service, String type, Function<S, String> typeOf) {
        return StreamSupport.stream(
                        ServiceLoader.load(service, PluginLoader.withKit(request.jars()))
                                .spliterator(),
                        false)
                .filter(each -> typeOf.apply(each).equals(type))
                .findFirst();
    }

    private Path newFolder() {
        try {
            return Files.createTempDirectory(folder, "system");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties settings(CheckRequest request) throws IOException {
        Properties read = new Properties();
        if (request.settings().isPresent()) {
            try (InputStream file = Files.newInputStream(request.settings().get())) {
                read.load(file);
            }
            return read;
        }
        try (JarFile jar = new JarFile(request.jar().toFile())) {
            if (jar.getEntry(IN_JAR) != null) {
                try (InputStream file = jar.getInputStream(jar.getEntry(IN_JAR))) {
                    read.load(file);
                }
            }
        }
        return read;
    }

    private record OpenedSubject(
            IdentityStoreFactory factory,
            Map<String, String> settings,
            Set<String> requiredSettings,
            Set<String> secretSettings)
            implements IdentityStoreSubject {}
}
