// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.ldap.testing.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A directory that is slow, cut off or down. */
class BrokenWireTest {

    private static final DeliveryOutcome APPLIED = new DeliveryOutcome.Applied();
    private static final String FIRST = "kit-entitlement-1";

    private final Room room = new Room();
    private final Proxy wire = Proxy.to(room.directory.port());
    private LdapConnector connector = room.open();

    @BeforeEach
    void open() {
        connector = room.open(Map.of("url", wire.url(), "response-timeout", "PT0.5S", "connect-timeout", "PT0.5S"));
    }

    @AfterEach
    void close() {
        room.close();
        wire.close();
    }

    @Test
    void connectionsThatWereCutAreReplaced() {
        assertThat(Room.give(connector, FIRST)).isEqualTo(APPLIED);
        wire.cut();

        assertThat(Room.take(connector, FIRST)).isEqualTo(APPLIED);
        assertThat(connector.assignments(Room.ROSA)).isEmpty();
        wire.cut();
        assertThat(connector.assignments(Room.ROSA)).isEmpty();
    }

    @Test
    @Timeout(30)
    void aDirectoryThatDoesNotAnswerMakesTheOrderWait() {
        assertThat(Room.give(connector, FIRST)).isEqualTo(APPLIED);
        wire.deafen();
        long before = System.nanoTime();

        DeliveryOutcome outcome = Room.take(connector, FIRST);

        assertThat(outcome).isInstanceOf(DeliveryOutcome.TryLater.class);
        assertThat(Room.words(outcome)).contains("did not answer in time");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        wire.hear();
        assertThat(Room.take(connector, FIRST)).isEqualTo(APPLIED); // whether or not the first one arrived
        assertThat(room.held()).isEmpty();
    }

    @Test
    @Timeout(30)
    void aCheckOfADeafDirectoryEndsInTime() {
        wire.deafen();
        long before = System.nanoTime();

        assertThat(connector.check().up()).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aDirectoryThatIsDownMakesTheOrderWaitAndIsNeverTakenForAnEmptyOne() {
        room.directory.server().shutDown(true);

        assertThat(Room.give(connector, FIRST)).isInstanceOf(DeliveryOutcome.TryLater.class);
        assertThatThrownBy(() -> connector.findAccount(room.subject.owner(1)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("directory");
        assertThatThrownBy(() -> connector.assignments(Room.ROSA)).isInstanceOf(UnavailableException.class);
        assertThat(connector.check().detail()).contains("directory");
    }

    @Test
    void aWrongPasswordOfThePortalMakesTheOrderWait() {
        LdapConnector wrong = room.open(Map.of("bind-password", "not-it"));

        DeliveryOutcome outcome = Room.give(wrong, FIRST);

        assertThat(outcome).isInstanceOf(DeliveryOutcome.TryLater.class);
        assertThat(Room.words(outcome)).contains("own account").doesNotContain("not-it");
        assertThat(wrong.check().up()).isFalse();
    }
}
