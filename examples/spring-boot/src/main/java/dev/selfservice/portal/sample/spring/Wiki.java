// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.spring;

import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.provisioning.OrderId;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The application's target system; a real connector passes the contracts of the test kit. */
final class Wiki implements Connector, ChangesAssignments {

    static final SystemId ID = new SystemId("wiki");

    private static final int SECONDS = 10;

    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

    @Override
    public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
        changes.forEach(change -> news.add(account.name() + ": " + change.kind() + " " + change.entitlement()));
        return new DeliveryOutcome.Applied();
    }

    /** Waits for the next thing that the portal has the wiki do; fails after ten seconds. */
    String nextNews() throws InterruptedException {
        String next = news.poll(SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new IllegalStateException("nothing was delivered to the wiki in time");
        }
        return next;
    }

    @Override
    public SystemHealth check() {
        return SystemHealth.reachable();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
