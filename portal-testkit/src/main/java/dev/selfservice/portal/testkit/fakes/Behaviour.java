// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.fakes;

import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** How a {@link FakeSystem} behaves towards calls that come in. */
public interface Behaviour {

    /** What a behaviour may do with an order. */
    interface Work {

        /** Does what the order says. */
        DeliveryOutcome apply();

        /** Accepts the order for later, see {@link FakeSystem#finishPending}. */
        DeliveryOutcome accept(Duration checkAfter);
    }

    /** Happens before each call but the one for health. */
    default void enter() {}

    /** Answers an order. */
    default DeliveryOutcome answer(Work work) {
        return work.apply();
    }

    /** Answers the question for health. */
    default SystemHealth health() {
        return SystemHealth.reachable();
    }

    /** The system works. */
    static Behaviour works() {
        return new Behaviour() {};
    }

    /** Each call takes so long, or until the gate opens, and then works. */
    static Behaviour slow(Duration each, Gate gate) {
        return new Behaviour() {
            @Override
            public void enter() {
                gate.pass(each);
            }
        };
    }

    /** Nobody answers. */
    static Behaviour down() {
        return new Behaviour() {
            @Override
            public void enter() {
                throw new IllegalStateException("connection refused");
            }

            @Override
            public SystemHealth health() {
                return SystemHealth.down("connection refused");
            }
        };
    }

    /** Each call, also the one for health, ends in an exception. */
    static Behaviour throwing(Supplier<RuntimeException> exception) {
        return new Behaviour() {
            @Override
            public void enter() {
                throw exception.get();
            }

            @Override
            public SystemHealth health() {
                throw exception.get();
            }
        };
    }

    /** Each order gets this answer and is not done. */
    static Behaviour answering(DeliveryOutcome outcome) {
        return new Behaviour() {
            @Override
            public DeliveryOutcome answer(Work work) {
                return outcome;
            }
        };
    }

    /** Each order is refused because of these rules. */
    static Behaviour refusing(String... rules) {
        return answering(new DeliveryOutcome.Refused(List.of(rules)));
    }

    /** Each order is answered with nothing at all, as a connector may that was compiled without a null check. */
    static Behaviour garbage() {
        return new Behaviour() {
            @Override
            @SuppressWarnings("NullAway") // breaking the promise is what this is for
            public DeliveryOutcome answer(Work work) {
                return null;
            }
        };
    }

    /** Each order is done at once, but the answer takes so long, or until the gate opens. */
    static Behaviour late(Duration each, Gate gate) {
        return new Behaviour() {
            @Override
            public DeliveryOutcome answer(Work work) {
                DeliveryOutcome outcome = work.apply();
                gate.pass(each);
                return outcome;
            }
        };
    }

    /** Each order is accepted and waits for {@link FakeSystem#finishPending}. */
    static Behaviour pending(Duration checkAfter) {
        return new Behaviour() {
            @Override
            public DeliveryOutcome answer(Work work) {
                return work.accept(checkAfter);
            }
        };
    }
}
