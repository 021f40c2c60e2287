// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.util.json.JSONException;
import com.unboundid.util.json.JSONObject;
import com.unboundid.util.json.JSONString;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.AssignmentChange.Kind;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.provisioning.OrderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The big list of naughty strings as logins, accounts and entitlements: nobody's, and nothing's. */
class NaughtyStringsTest {

    private static final Path SUITE = Path.of(System.getProperty("portal.suites", "../../../shared/suites"))
            .resolve("blns.json");

    @Test
    void noStringFindsOrChangesAnything() throws IOException, JSONException {
        if (!Files.exists(SUITE)) {
            System.out.println("SKIPPED: the naughty strings are not at " + SUITE.toAbsolutePath());
        }
        assumeTrue(Files.exists(SUITE), "the naughty strings are not there");
        try (Room room = new Room()) {
            LdapConnector connector = room.open();
            List<String> strings = strings();
            for (String text : strings) {
                assertThat(connector.findAccount(new AccountOwner(new PersonId("p"), text, Optional.empty())))
                        .as("login %s", text)
                        .isEmpty();
                AssignmentChange change = new AssignmentChange(Kind.GIVE, text, Optional.empty());
                assertThat(connector.change(new OrderId(new UUID(0, 1)), Room.ROSA, List.of(change)))
                        .as("entitlement %s", text)
                        .isInstanceOf(DeliveryOutcome.Refused.class);
                if (!text.isEmpty() && text.length() <= 255) {
                    assertThat(connector.assignments(new AccountRef(text))).isEmpty();
                }
            }
            assertThat(strings).hasSizeGreaterThan(500);
            assertThat(room.held()).isEmpty();
        }
    }

    private static List<String> strings() throws IOException, JSONException {
        return new JSONObject(Files.readString(SUITE))
                .getFieldAsArray("strings").stream()
                        .map(value -> ((JSONString) value).stringValue())
                        .toList();
    }
}
