// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.ChecksPending;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.spi.MapSettings;
import dev.selfservice.portal.spi.Settings;
import dev.selfservice.portal.testkit.FreshIds;
import dev.selfservice.portal.testkit.plugins.SettingsRules;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the contracts of connectors share: the subject, connectors on it, and a patient portal. */
@ExtendWith(WritesVerdict.class)
public abstract class SubjectRoom {

    private static final int MOST_TRIES = 200;

    private final FreshIds ids = new FreshIds();
    private final List<Connector> open = new ArrayList<>();
    private ConnectorSubject subject;

    /** Returns a new subject with a system of its own. */
    protected abstract ConnectorSubject newSubject();

    @BeforeEach
    void makeSubject() {
        subject = newSubject();
    }

    @AfterEach
    void putSubjectAway() {
        open.forEach(Connector::close);
        subject.close();
    }

    ConnectorSubject subject() {
        return subject;
    }

    /** Opens one more connector on the subject's system. */
    Connector open() {
        return keep(openApart());
    }

    /** Opens one that the caller closes. */
    Connector openApart() {
        return open(MapSettings.of(SettingsRules.PREFIX, subject.settings()));
    }

    private Connector open(Settings settings) {
        return subject.factory().open(settings, new ConnectorContext() {});
    }

    /** Returns how the subject's connectors must read their settings. */
    SettingsRules rules() {
        return new SettingsRules(
                subject.settings(),
                subject.requiredSettings(),
                subject.secretSettings(),
                settings -> keep(open(settings)));
    }

    private synchronized Connector keep(Connector connector) {
        open.add(connector);
        return connector;
    }

    /** Opens a connector and returns its ability; leaves the test out if the subject does not claim it. */
    <A> A open(Class<A> ability) {
        assumeTrue(subject.abilities().contains(ability), () -> ability.getSimpleName() + " is not claimed");
        return as(ability, open());
    }

    static <A> A as(Class<A> ability, Connector connector) {
        assertThat(connector)
                .as("a connector that claims %s", ability.getSimpleName())
                .isInstanceOf(ability);
        return ability.cast(connector);
    }

    OrderId order() {
        return new OrderId(ids.get());
    }

    /** Brings the change about as the portal does: repeats the order until the system has done or refused it. */
    static DeliveryOutcome deliver(
            ChangesAssignments connector, OrderId order, AccountRef account, AssignmentChange... changes) {
        DeliveryOutcome outcome = connector.change(order, account, List.of(changes));
        for (int i = 0; i < MOST_TRIES && isUnfinished(outcome); i++) {
            outcome = outcome instanceof DeliveryOutcome.Pending && connector instanceof ChecksPending checks
                    ? checks.checkPending(order)
                    : connector.change(order, account, List.of(changes));
        }
        return outcome;
    }

    private static boolean isUnfinished(DeliveryOutcome outcome) {
        return outcome.match(applied -> false, pending -> true, refused -> false, later -> true);
    }

    static AssignmentChange give(String entitlement) {
        return change(AssignmentChange.Kind.GIVE, new HeldEntitlement(entitlement, Optional.empty()));
    }

    static AssignmentChange give(HeldEntitlement held) {
        return change(AssignmentChange.Kind.GIVE, held);
    }

    static AssignmentChange take(String entitlement) {
        return change(AssignmentChange.Kind.TAKE, new HeldEntitlement(entitlement, Optional.empty()));
    }

    static AssignmentChange take(HeldEntitlement held) {
        return change(AssignmentChange.Kind.TAKE, held);
    }

    static HeldEntitlement plain(String entitlement) {
        return new HeldEntitlement(entitlement, Optional.empty());
    }

    static HeldEntitlement scoped(String entitlement, Scope scope) {
        return new HeldEntitlement(entitlement, Optional.of(scope));
    }

    /** Returns the subject's two scopes; leaves the test out if it knows none. */
    List<Scope> scopes() {
        assumeTrue(!subject.scopes().isEmpty(), "the system knows no scopes");
        return subject.scopes();
    }

    /** Returns the words with which an outcome says no; empty if it does not say no. */
    static String wordsOf(DeliveryOutcome outcome) {
        return outcome.match(
                applied -> "",
                pending -> "",
                refused -> String.join(" ", refused.rules()),
                DeliveryOutcome.TryLater::why);
    }

    private static AssignmentChange change(AssignmentChange.Kind kind, HeldEntitlement held) {
        return new AssignmentChange(kind, held.entitlement(), held.scope());
    }
}
