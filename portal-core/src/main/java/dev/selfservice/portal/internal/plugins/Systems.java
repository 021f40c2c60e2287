// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.plugins;

import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.spi.MapSettings;
import dev.selfservice.portal.spi.PluginIssue;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the configured systems from what the plug-ins offer; a part that nothing names is never made. */
public final class Systems {

    private static final System.Logger LOG = System.getLogger(Systems.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Map<String, ConnectorFactory> factories = new HashMap<>();
    private final Clock clock;

    /**
     * Collects what the plug-ins offer.
     *
     * @throws IllegalArgumentException two plug-ins offer the same type, or one uses the reserved prefix
     */
    public Systems(Collection<PortalPlugin> plugins, Clock clock) {
        this.clock = clock;
        for (PortalPlugin plugin : plugins) {
            for (ConnectorFactory factory : plugin.connectors()) {
                offer(plugin, factory);
            }
        }
    }

    /** Returns the system that a configuration describes; a type that no plug-in offers stops the start. */
    public ConnectedSystem connect(SystemConfig config) {
        ConnectorFactory factory = factories.get(config.type());
        if (factory == null) {
            throw new IllegalArgumentException("portal.systems." + config.id() + ".type: no plug-in offers the type "
                    + config.type() + ", only " + List.copyOf(factories.keySet()));
        }
        String prefix = "portal.systems." + config.id() + ".";
        ConnectorContext context = new Context(config.id(), clock);
        return new ConnectedSystem(
                new SystemRef(config.id(), config.title()),
                () -> factory.open(MapSettings.of(prefix, config.settings()), context),
                clock,
                RETRY);
    }

    /** Returns a system with a connector that is there already. */
    public ConnectedSystem connect(SystemRef ref, Connector connector) {
        return new ConnectedSystem(ref, () -> connector, clock, RETRY);
    }

    private void offer(PortalPlugin plugin, ConnectorFactory factory) {
        if (factory.type().startsWith("portal-")) {
            throw new IllegalArgumentException(
                    plugin.name() + " offers " + factory.type() + ", but types beginning with portal- are reserved");
        }
        if (factories.putIfAbsent(factory.type(), factory) != null) {
            throw new IllegalArgumentException("two plug-ins offer the connector type " + factory.type());
        }
        LOG.log(System.Logger.Level.INFO, "{0} offers the connector type {1}", plugin.name(), factory.type());
    }

    /**
     * A system as configured.
     *
     * @param settings what the connector reads, prefix removed
     */
    public record SystemConfig(SystemId id, String title, String type, Map<String, String> settings) {
        public SystemConfig {
            settings = Map.copyOf(settings);
        }
    }

    private record Context(SystemId system, Clock clock) implements ConnectorContext {

        @Override
        public void report(PluginIssue issue) {
            System.Logger.Level level = issue.severity() == PluginIssue.Severity.ERROR
                    ? System.Logger.Level.ERROR
                    : System.Logger.Level.WARNING;
            LOG.log(level, "system {0}, {1}: {2}", system, issue.source(), issue.message());
        }
    }
}
