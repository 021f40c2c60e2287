// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.provisioning;

import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome.TryLater;
import dev.selfservice.portal.core.ProvisioningConfig;
import dev.selfservice.portal.internal.Jobs;
import dev.selfservice.portal.internal.plugins.ConnectedSystem;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.requests.DeliveryNote;
import dev.selfservice.portal.requests.DeliveryReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Works off the orders of one system, a few at a time, with threads of its own: a system that hangs holds up nobody else.
 *
 * <p>Each order has two threads for as long as it lasts: one that waits, at most the call time-out, and writes down
 * what came of it, and one inside the connector, which may stay there when it is given up. At most twice as many calls
 * as may run at once are ever inside the connector; while that many hang, no further order is taken.
 */
final class SystemWorker implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SystemWorker.class.getName());
    private static final Duration NOT_RUNNING_PAUSE = Duration.ofSeconds(30);

    private final ConnectedSystem system;
    private final Deliverer deliverer;
    private final DeliveryLedger ledger;
    private final Backoff backoff;
    private final ProvisioningConfig config;
    private final Semaphore slots;
    private final ThreadPoolExecutor writers;
    private final ThreadPoolExecutor calls;

    SystemWorker(
            ConnectedSystem system,
            Deliverer deliverer,
            DeliveryLedger ledger,
            Backoff backoff,
            ProvisioningConfig config,
            ThreadFactory threads) {
        this.system = system;
        this.deliverer = deliverer;
        this.ledger = ledger;
        this.backoff = backoff;
        this.config = config;
        this.slots = new Semaphore(config.parallel());
        this.writers = pool("writer", config.parallel(), threads);
        this.calls = pool("call", config.parallel() * 2, threads);
    }

    /** Takes as many orders as there are free slots and works on them in the background. */
    void poll() {
        int free = Math.min(slots.availablePermits(), calls.getMaximumPoolSize() - calls.getActiveCount());
        if (free <= 0 || !slots.tryAcquire(free)) {
            return;
        }
        int used = 0;
        try {
            List<Order> lent = ledger.claim(system.ref().id(), free, config.lease());
            for (Order order : lent) {
                writers.execute(() -> workAndFree(order));
                used++;
            }
        } catch (RejectedExecutionException closing) {
            LOG.log(System.Logger.Level.DEBUG, "orders of {0} wait for the next start", system.ref());
        } finally {
            slots.release(free - used);
        }
    }

    /** Stops taking orders and waits for those under way, up to the call time-out. */
    @Override
    public void close() {
        writers.shutdown();
        try {
            if (!writers.awaitTermination(config.callTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "a delivery to {0} goes on after the next start", system.ref());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        calls.shutdownNow();
    }

    private void workAndFree(Order order) {
        boolean more = false;
        try {
            work(order);
            more = true;
        } catch (RuntimeException e) {
            // The lease runs out and the order is taken again; nothing is lost.
            LOG.log(System.Logger.Level.WARNING, "order " + order.id() + " could not be written down", e);
        } finally {
            slots.release();
        }
        if (more && !writers.isShutdown()) {
            poll();
        }
    }

    private void work(Order order) {
        Optional<Connector> connector = system.connector();
        if (connector.isEmpty()) {
            DeliveryNote why = Finding.note(order, DeliveryReason.NOT_CONNECTED);
            ledger.putBack(order, NOT_RUNNING_PAUSE, order.pending(), why);
            return;
        }
        ledger.delivering(order);
        settle(order, call(order, connector.get()));
    }

    private Finding call(Order order, Connector connector) {
        Future<Finding> call;
        try {
            call = calls.submit(() -> deliverer.deliver(order, connector));
        } catch (RejectedExecutionException allHang) {
            return Finding.later(order, DeliveryReason.BUSY);
        }
        try {
            return call.get(config.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            return Finding.later(order, DeliveryReason.TIMED_OUT);
        } catch (ExecutionException e) {
            LOG.log(System.Logger.Level.WARNING, "system " + system.ref().id() + " failed", e.getCause());
            return Finding.later(order, DeliveryReason.NOT_REACHED);
        } catch (CancellationException e) {
            return Finding.later(order, DeliveryReason.TIMED_OUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.later(order, DeliveryReason.STOPPED);
        }
    }

    private void settle(Order order, Finding found) {
        found.outcome()
                .match(
                        applied -> {
                            ledger.applied(order);
                            return true;
                        },
                        pending -> {
                            ledger.putBack(order, pending.checkAfter(), true, found.note());
                            return true;
                        },
                        refused -> {
                            ledger.refused(order, found.note());
                            return true;
                        },
                        tryLater -> {
                            again(order, tryLater, found.note());
                            return true;
                        });
    }

    private void again(Order order, TryLater tryLater, DeliveryNote why) {
        if (order.attempts() >= config.mostAttempts()) {
            ledger.refused(order, why.givenUp(order.attempts()));
            return;
        }
        Duration pause = backoff.pause(order.attempts());
        Duration longer = pause.compareTo(tryLater.after()) > 0 ? pause : tryLater.after();
        ledger.putBack(order, longer, order.pending(), why);
    }

    private ThreadPoolExecutor pool(String what, int most, ThreadFactory threads) {
        String name = "portal-" + what + "-" + system.ref().id();
        return new ThreadPoolExecutor(
                0, most, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), Jobs.named(name, threads));
    }
}
