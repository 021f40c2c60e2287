// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.identity.spi.IdentityStoreFactory;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.spi.MapSettings;
import dev.selfservice.portal.spi.Settings;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every plug-in must do, whatever it offers and without any system behind it. Extend it and say how to make one. */
@ExtendWith(WritesVerdict.class)
@VerdictItem("offers what it has")
public abstract class PortalPluginContract {

    private static final String SECRET = "kit-value-9f3";

    /** Returns a new plug-in, as the server makes it. */
    protected abstract PortalPlugin plugin();

    @Test
    void hasANameForLists() {
        assertThat(plugin().name()).isNotBlank().doesNotContain("\n").hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void offersTheSameWheneverItIsAsked() {
        PortalPlugin plugin = plugin();

        assertThat(types(plugin)).isEqualTo(types(plugin));
    }

    @Test
    void eachTypeIsOfferedOnce() {
        assertThat(types(plugin()).get(0)).doesNotHaveDuplicates();
        assertThat(types(plugin()).get(1)).doesNotHaveDuplicates();
    }

    @Test
    void eachTypeIsAWordAndNoneAReservedOne() {
        assertThat(types(plugin())).allSatisfy(types -> assertThat(types)
                .allSatisfy(type -> assertThat(type).matches("[a-z][a-z0-9-]*").doesNotStartWith("portal-")));
    }

    @Test
    void eachFactoryRefusesASettingThatNobodyKnows() {
        PortalPlugin plugin = plugin();
        Map<String, Consumer<Settings>> parts = new HashMap<>();
        plugin.connectors()
                .forEach(each ->
                        parts.put("connector " + each.type(), settings -> each.open(settings, new ConnectorContext() {})
                                .close()));
        plugin.identityStores().forEach(each -> parts.put("identity store " + each.type(), each::open));
        assumeTrue(!parts.isEmpty(), "nothing is offered");
        parts.forEach((part, open) -> {
            Throwable refusal = catchThrowable(
                    () -> open.accept(MapSettings.of(SettingsRules.PREFIX, Map.of("kit-nonsense", SECRET))));

            assertThat(refusal).as(part).isInstanceOf(IllegalArgumentException.class);
            assertThat(refusal.getMessage())
                    .as(part)
                    .contains(SettingsRules.PREFIX)
                    .doesNotContain(SECRET);
        });
    }

    /** Returns the types of connectors and those of identity stores. */
    private static List<List<String>> types(PortalPlugin plugin) {
        return List.of(
                plugin.connectors().stream().map(ConnectorFactory::type).toList(),
                plugin.identityStores().stream().map(IdentityStoreFactory::type).toList());
    }
}
