// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.plugins;

import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.spi.Settings;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Plug-ins that offer what they have in a wrong way. */
public final class PluginSpecimens {

    private PluginSpecimens() {}

    /** Returns all of them. */
    public static List<Specimen> all() {
        return List.of(
                Specimen.of(
                        PluginInZoo.class,
                        "hasANameForLists",
                        "has no name",
                        () -> plugin("", asked -> List.of(factory("paper", true)))),
                offers(
                        "offersTheSameWheneverItIsAsked",
                        "names its types anew each time",
                        asked -> List.of(factory("paper-" + asked, true))),
                offers(
                        "eachTypeIsOfferedOnce",
                        "offers a type twice",
                        asked -> List.of(factory("paper", true), factory("paper", true))),
                offers(
                        "eachTypeIsAWordAndNoneAReservedOne",
                        "takes a reserved type",
                        asked -> List.of(factory("portal-paper", true))),
                offers(
                        "eachFactoryRefusesASettingThatNobodyKnows",
                        "takes any setting",
                        asked -> List.of(factory("paper", false))));
    }

    /** Returns one that does it right. */
    public static PortalPlugin sound() {
        return plugin("Paper", asked -> List.of(factory("paper", true)));
    }

    private static Specimen offers(String clause, String mistake, IntFunction<List<ConnectorFactory>> factories) {
        return Specimen.of(PluginInZoo.class, clause, mistake, () -> plugin("Paper", factories));
    }

    private static PortalPlugin plugin(String name, IntFunction<List<ConnectorFactory>> factories) {
        AtomicInteger asked = new AtomicInteger();
        return new PortalPlugin() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<ConnectorFactory> connectors() {
                return factories.apply(asked.incrementAndGet());
            }
        };
    }

    private static ConnectorFactory factory(String type, boolean strict) {
        return new ConnectorFactory() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public Connector open(Settings settings, ConnectorContext context) {
                if (strict) {
                    settings.rejectUnread();
                }
                return new Connector() {
                    @Override
                    public SystemHealth check() {
                        return SystemHealth.reachable();
                    }

                    @Override
                    public void close() {
                        // Nothing is open.
                    }
                };
            }
        };
    }

    /** Returns the class that runs the contract. */
    public static Class<?> contract() {
        return PluginInZoo.class;
    }
}
