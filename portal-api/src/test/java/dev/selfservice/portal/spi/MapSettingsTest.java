// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MapSettingsTest {

    private final Settings settings = MapSettings.of("portal.systems.hr.", Map.of("port", "80x", "folder", "/srv"));

    @Test
    void aValueIsReadAsItsType() {
        assertThat(settings.required("folder", String::length)).isEqualTo(4);
        assertThat(settings.optional("folder", Function.identity())).contains("/srv");
    }

    @Test
    void aMissingSettingIsRefusedWithItsFullKeyUnlessItMayBeMissing() {
        assertThat(settings.optional("login", Function.identity())).isEmpty();
        assertThatThrownBy(() -> settings.required("login", Function.identity()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("portal.systems.hr.login");
    }

    @Test
    void aValueOfTheWrongFormIsRefusedWithoutSayingIt() {
        assertThatThrownBy(() -> settings.required("port", Integer::valueOf))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("portal.systems.hr.port")
                .hasNoCause()
                .message()
                .doesNotContain("80x");
    }

    @Test
    void whatNobodyReadIsRefusedByName() {
        settings.required("folder", Function.identity());
        assertThatThrownBy(settings::rejectUnread)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown settings [portal.systems.hr.port]");

        settings.optional("port", Function.identity());
        assertThatCode(settings::rejectUnread).doesNotThrowAnyException();
    }
}
