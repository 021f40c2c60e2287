// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.faults;

import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.spi.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A system that appends a line per order it has not seen before, and dawdles before and after, so that a kill falls
 * between approval, effect and answer. Each line is {@code order account entitlement}.
 */
public final class PausingPlugin implements PortalPlugin, ConnectorFactory {

    @Override
    public List<ConnectorFactory> connectors() {
        return List.of(this);
    }

    @Override
    public String type() {
        return "pausing";
    }

    @Override
    public Connector open(Settings settings, ConnectorContext context) {
        Path file = settings.required("file", Path::of);
        long pause = settings.required("pause-ms", Long::valueOf);
        settings.rejectUnread();
        return new Pausing(file, pause);
    }

    private record Pausing(Path file, long pause) implements Connector, FindsAccounts, ChangesAssignments {

        @Override
        public Optional<AccountRef> findAccount(AccountOwner owner) {
            return Optional.of(new AccountRef(owner.login()));
        }

        @Override
        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            dawdle();
            synchronized (PausingPlugin.class) {
                try {
                    boolean seen = Files.exists(file) && Files.readString(file).contains(order + " ");
                    if (!seen) {
                        String line = order + " " + account.name() + " "
                                + changes.get(0).entitlement() + "\n";
                        Files.writeString(
                                file,
                                line,
                                StandardCharsets.UTF_8,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND,
                                StandardOpenOption.SYNC);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            dawdle();
            return new DeliveryOutcome.Applied();
        }

        private void dawdle() {
            try {
                boolean never = new CountDownLatch(1).await(pause, TimeUnit.MILLISECONDS);
                assert !never;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
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
}
