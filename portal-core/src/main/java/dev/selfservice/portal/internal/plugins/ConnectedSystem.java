// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.plugins;

import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.provisioning.Deliveries.SystemStatus;
import dev.selfservice.portal.spi.SettingsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A target system with its connector, which may have failed to start.
 *
 * <p>A connector that cannot be made does not stop the portal: it is tried again, at most once in the given time, and
 * until then the system is named as failed.
 */
public final class ConnectedSystem implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ConnectedSystem.class.getName());

    private final SystemRef ref;
    private final Supplier<Connector> opener;
    private final Clock clock;
    private final Duration retry;
    private volatile SystemStatus status;
    private Optional<Connector> connector = Optional.empty();
    private Optional<Instant> lastTry = Optional.empty();

    public ConnectedSystem(SystemRef ref, Supplier<Connector> opener, Clock clock, Duration retry) {
        this.ref = ref;
        this.opener = opener;
        this.clock = clock;
        this.retry = retry;
        this.status = new SystemStatus(ref, SystemStatus.State.UNKNOWN, Optional.empty(), Optional.empty());
    }

    /** Returns the system. */
    public SystemRef ref() {
        return ref;
    }

    /**
     * Returns the connector, made now if need be; empty while it cannot be made.
     *
     * @throws SettingsException its settings are wrong, which no later try mends
     */
    public synchronized Optional<Connector> connector() {
        Instant now = clock.instant();
        if (connector.isEmpty()
                && (lastTry.isEmpty() || !now.isBefore(lastTry.get().plus(retry)))) {
            lastTry = Optional.of(now);
            connector = open();
        }
        return connector;
    }

    /** Asks the system whether it can be reached; may take as long as the connector takes. */
    public void check() {
        connector().ifPresent(open -> {
            SystemHealth health;
            try {
                health = open.check();
            } catch (RuntimeException e) {
                health = SystemHealth.down("the connector failed: " + e.getMessage());
            }
            seen(health.up() ? SystemStatus.State.UP : SystemStatus.State.DOWN, health.detail());
        });
    }

    /** Returns the state as last seen. */
    public SystemStatus status() {
        return status;
    }

    @Override
    public synchronized void close() {
        try {
            connector.ifPresent(Connector::close);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the connector of system " + ref.id() + " did not close", e);
        }
    }

    private Optional<Connector> open() {
        try {
            Connector made = opener.get();
            seen(SystemStatus.State.UNKNOWN, "");
            return Optional.of(made);
        } catch (SettingsException wrong) {
            throw wrong;
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.ERROR, "the connector of system " + ref.id() + " did not start", e);
            seen(SystemStatus.State.FAILED_TO_START, "the connector did not start: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void seen(SystemStatus.State state, String detail) {
        status = new SystemStatus(
                ref, state, Optional.of(detail).filter(text -> !text.isEmpty()), Optional.of(clock.instant()));
    }
}
