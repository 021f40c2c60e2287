// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.runtime;

import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalBuilder;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.jpa.PortalSchema;
import dev.selfservice.portal.jpa.identity.JpaIdentityStore;
import dev.selfservice.portal.jpa.sample.SampleOrganisation;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.server.config.ServerConfig;
import dev.selfservice.portal.server.config.SystemConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** The portal with everything it stands on, opened from a configuration and closed as a whole. */
public final class PortalRuntime implements AutoCloseable {

    private static final Logger LOG = System.getLogger(PortalRuntime.class.getName());

    private final Database database;
    private final JpaStores stores;
    private final JpaIdentityStore people;
    private final IdentityStore identity;
    private final Portal portal;

    private PortalRuntime(
            Database database, JpaStores stores, JpaIdentityStore people, IdentityStore identity, Portal portal) {
        this.database = database;
        this.stores = stores;
        this.people = people;
        this.identity = identity;
        this.portal = portal;
    }

    /**
     * Opens the database, brings its tables up to date, builds the portal and begins its work in the background.
     *
     * @throws IllegalArgumentException a setting is wrong; the message names it
     */
    public static PortalRuntime open(ServerConfig config) {
        createFolder(config);
        KeyProvider keys = config.dev() ? Keys.openOrCreate(config.keys()) : Keys.openOrSealed(config.keys());
        return open(config, keys, Database.open(config.database(), config.home()), UnaryOperator.identity());
    }

    /**
     * Opens the portal in a container: the same, on what the container hands in.
     *
     * @param source the container's data source; it stays open
     * @param kind makes the stores, which take part in the container's transactions
     * @param threads makes the threads of the work in the background
     * @throws IllegalArgumentException a setting is wrong; the message names it
     */
    public static PortalRuntime inContainer(
            ServerConfig config, DataSource source, Function<DataSource, JpaStores> kind, ThreadFactory threads) {
        createFolder(config);
        KeyProvider keys = Keys.openOrSealed(config.keys());
        return open(config, keys, Database.lent(source, kind), builder -> builder.threads(threads));
    }

    private static PortalRuntime open(
            ServerConfig config, KeyProvider keys, Database database, UnaryOperator<PortalBuilder> more) {
        try {
            PortalSchema.migrate(database.source());
            return start(config, keys, database, database.stores(), more);
        } catch (RuntimeException broken) {
            database.close();
            throw broken;
        }
    }

    private static PortalRuntime start(
            ServerConfig config,
            KeyProvider keys,
            Database database,
            JpaStores stores,
            UnaryOperator<PortalBuilder> more) {
        try {
            JpaIdentityStore people = new JpaIdentityStore(stores);
            List<SystemConfig> systems = TrialSystems.of(config);
            if (config.sample()) {
                SampleOrganisation.load(stores, people, refs(systems));
            }
            List<PortalPlugin> plugins = plugins();
            IdentityStore identity = config.identity()
                    .map(each -> Identities.open(each, plugins))
                    .orElse(people);
            PortalBuilder builder = more.apply(
                    Portal.builder().stores(stores).identity(identity).keys(keys));
            return new PortalRuntime(
                    database,
                    stores,
                    people,
                    identity,
                    start(identity, () -> build(config, systems, plugins, builder)));
        } catch (RuntimeException broken) {
            stores.close();
            throw broken;
        }
    }

    private static Portal start(IdentityStore identity, Supplier<Portal> built) {
        try {
            Portal portal = built.get();
            portal.sealed()
                    .ifPresent(why -> LOG.log(
                            Level.ERROR,
                            "the portal is SEALED: {0}; it goes on without sign-in, commands and deliveries until it is started"
                                    + " with its keys",
                            why));
            portal.start();
            return portal;
        } catch (RuntimeException broken) {
            Identities.close(identity);
            throw broken;
        }
    }

    /** Brings the tables up to date and nothing else; returns how many scripts ran. */
    public static int migrate(ServerConfig config) {
        createFolder(config);
        try (Database database = Database.open(config.database(), config.home())) {
            return PortalSchema.migrate(database.source());
        }
    }

    /** Returns the portal. */
    public Portal portal() {
        return portal;
    }

    /** Returns the people in the portal's own database, where they are unless the configuration says otherwise. */
    public JpaIdentityStore people() {
        return people;
    }

    /** Returns where everything else is kept. */
    public JpaStores stores() {
        return stores;
    }

    @Override
    public void close() {
        portal.close();
        Identities.close(identity);
        stores.close();
        database.close();
    }

    private static Portal build(
            ServerConfig config, List<SystemConfig> systems, List<PortalPlugin> plugins, PortalBuilder builder) {
        builder.config(config.sample() ? withHelpDesk(config.portal()) : config.portal());
        plugins.forEach(plugin -> {
            LOG.log(
                    Level.INFO,
                    "plug-in {0} offers {1} connector types",
                    plugin.name(),
                    plugin.connectors().size());
            builder.plugin(plugin);
        });
        systems.forEach(system -> {
            LOG.log(Level.INFO, "system {0} uses the connector type {1}", system.id(), system.type());
            builder.system(system.id(), system.title(), system.type(), system.settings());
        });
        return builder.build();
    }

    private static List<PortalPlugin> plugins() {
        return ServiceLoader.load(PortalPlugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static PortalConfig withHelpDesk(PortalConfig config) {
        return config.fallbackApprovers().isEmpty()
                ? config.fallbackApprovers(dev.selfservice.portal.Grantee.group(SampleOrganisation.HELPDESK))
                : config;
    }

    private static List<SystemRef> refs(List<SystemConfig> systems) {
        return systems.stream()
                .map(system -> new SystemRef(system.id(), system.title()))
                .toList();
    }

    private static void createFolder(ServerConfig config) {
        try {
            Files.createDirectories(config.home());
        } catch (IOException broken) {
            throw new UncheckedIOException("portal.home cannot be created at " + config.home(), broken);
        }
    }
}
