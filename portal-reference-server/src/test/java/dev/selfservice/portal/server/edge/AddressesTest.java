// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    private final Addresses addresses = new Addresses(Set.of("10.0.0.1", "10.0.0.2"));

    @Test
    void whatAStrangerWritesIntoTheHeaderDoesNotCount() {
        assertThat(addresses.of("203.0.113.7", Optional.of("198.51.100.1"))).isEqualTo("203.0.113.7");
    }

    @Test
    void behindTrustedProxiesTheLastAddressThatIsNoneOfThemCounts() {
        assertThat(addresses.of("10.0.0.1", Optional.of("1.1.1.1, 198.51.100.1, 10.0.0.2")))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void aHeaderThatIsNoAddressFallsBackToTheProxy() {
        assertThat(addresses.of("10.0.0.1", Optional.of("<script>"))).isEqualTo("10.0.0.1");
        assertThat(addresses.of("10.0.0.1", Optional.empty())).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.0",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1::",
        "localhost, ''",
    })
    void onlyTheNetworkIsWrittenDown(String address, String network) {
        assertThat(Addresses.truncate(address)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0, Edge",
        "Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/130.0 Safari/537.36, Chrome",
        "Mozilla/5.0 (X11; rv:130.0) Gecko/20100101 Firefox/130.0, Firefox",
        "curl/8.0, curl",
        "whatever, other",
        "'', ''",
    })
    void theFamilyOfAProgramIsEnough(String header, String family) {
        assertThat(Agents.family(header)).isEqualTo(family);
    }
}
