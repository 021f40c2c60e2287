// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.spi.MapSettings;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.List;
import java.util.Map;
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
        assertThat(types(plugin())).doesNotHaveDuplicates();
    }

    @Test
    void eachTypeIsAWordAndNoneAReservedOne() {
        assertThat(types(plugin()))
                .allSatisfy(type -> assertThat(type).matches("[a-z][a-z0-9-]*").doesNotStartWith("portal-"));
    }

    @Test
    void eachFactoryRefusesASettingThatNobodyKnows() {
        assumeTrue(!plugin().connectors().isEmpty(), "no connector is offered");
        for (ConnectorFactory factory : plugin().connectors()) {
            Throwable refusal = catchThrowable(() -> {
                Map<String, String> nonsense = Map.of("kit-nonsense", SECRET);
                factory.open(MapSettings.of("kit.", nonsense), new ConnectorContext() {})
                        .close();
            });

            assertThat(refusal).as(factory.type()).isInstanceOf(IllegalArgumentException.class);
            assertThat(refusal.getMessage()).as(factory.type()).contains("kit.").doesNotContain(SECRET);
        }
    }

    private static List<String> types(PortalPlugin plugin) {
        return plugin.connectors().stream().map(ConnectorFactory::type).toList();
    }
}
