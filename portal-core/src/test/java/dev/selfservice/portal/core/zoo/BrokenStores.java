// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.spi.OrderStore;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestView;
import dev.selfservice.portal.requests.spi.RequestStore;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.spi.TaskStore;
import dev.selfservice.portal.testkit.MovableClock;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.assignments.AssignmentStoreContract;
import dev.selfservice.portal.testkit.audit.AuditStoreContract;
import dev.selfservice.portal.testkit.catalogue.CatalogueStoreContract;
import dev.selfservice.portal.testkit.idempotency.IdempotencyStoreContract;
import dev.selfservice.portal.testkit.provisioning.OrderStoreContract;
import dev.selfservice.portal.testkit.requests.RequestStoreContract;
import dev.selfservice.portal.testkit.signin.ApiTokenStoreContract;
import dev.selfservice.portal.testkit.tasks.TaskStoreContract;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The zoo: stores with one mistake each. Run by {@link StoreZooTest} only. */
final class BrokenStores {

    private static final Clock CLOCK = Clock.fixed(Samples.MONDAY.plus(Duration.ofDays(1)), ZoneOffset.UTC);

    private BrokenStores() {}

    /** Ends a task whatever its version. */
    static final class EndsAnyVersion extends TaskStoreContract {
        private final InMemoryStores sound = new InMemoryStores(CLOCK);

        @Override
        protected PortalStores stores() {
            TaskStore tasks = sound.tasks();
            return Damaged.stores(sound, "tasks", Damaged.part(TaskStore.class, tasks, "end", with -> {
                Task ended = (Task) with[0];
                return tasks.find(ended.id())
                        .map(stored -> tasks.end(next(stored, ended, ended.comment())))
                        .orElse(false);
            }));
        }
    }

    /** Writes comments down in another form. */
    static final class NormalisesComments extends TaskStoreContract {
        private final InMemoryStores sound = new InMemoryStores(CLOCK);

        @Override
        protected PortalStores stores() {
            TaskStore tasks = sound.tasks();
            return Damaged.stores(sound, "tasks", Damaged.part(TaskStore.class, tasks, "end", with -> {
                Task ended = (Task) with[0];
                return tasks.end(next(
                        ended,
                        ended,
                        ended.comment().map(text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
                        ended.version()));
            }));
        }
    }

    /** Shows people their own requests as tasks. */
    static final class ForgetsFourEyes extends TaskStoreContract {
        private final InMemoryStores sound = new InMemoryStores(CLOCK);

        @Override
        @SuppressWarnings("unchecked") // the arguments of TaskStore.inbox
        protected PortalStores stores() {
            TaskStore tasks = sound.tasks();
            PersonId nobody = new PersonId("nobody");
            return Damaged.stores(
                    sound,
                    "tasks",
                    Damaged.part(
                            TaskStore.class,
                            tasks,
                            "inbox",
                            with -> tasks.inbox(nobody, (Collection<String>) with[1], (PageRequest) with[2])));
        }
    }

    /** Lets two open requests ask for the same. */
    static final class TakesWishesTwice extends RequestStoreContract {
        private final InMemoryStores sound = new InMemoryStores(CLOCK);

        @Override
        protected PortalStores stores() {
            RequestStore requests = sound.requests();
            return Damaged.stores(sound, "requests", Damaged.part(RequestStore.class, requests, "insert", with -> {
                Request request = (Request) with[0];
                Request ended = request.withdraw(Samples.MONDAY);
                requests.insert(ended);
                requests.update(ended, request);
                return null;
            }));
        }
    }

    /** Begins each page of a list at the beginning. */
    static final class IgnoresCursors extends RequestStoreContract {
        private final InMemoryStores sound = new InMemoryStores(CLOCK);

        @Override
        protected PortalStores stores() {
            RequestStore requests = sound.requests();
            return Damaged.stores(
                    sound,
                    "requests",
                    Damaged.part(
                            RequestStore.class,
                            requests,
                            "list",
                            with -> requests.list(
                                    (PersonId) with[0],
                                    (RequestView) with[1],
                                    PageRequest.ofSize(((PageRequest) with[2]).size()))));
        }
    }

    /** Lets a worker whose lease ran out write. */
    static final class NeverFences extends OrderStoreContract {
        private final MovableClock clock = MovableClock.at(CLOCK.instant());
        private final InMemoryStores sound = new InMemoryStores(clock);

        @Override
        protected PortalStores stores() {
            OrderStore orders = sound.orders();
            return Damaged.stores(sound, "orders", Damaged.part(OrderStore.class, orders, "done", with -> orders.find(
                            ((Order) with[0]).id())
                    .map(orders::done)
                    .orElse(false)));
        }

        @Override
        protected Clock clock() {
            return clock;
        }

        @Override
        protected void pass(Duration time) {
            clock.advance(time);
        }
    }

    /** Gives the head of the chain to everybody. */
    static final class LocksNothing extends AuditStoreContract {
        private final InMemoryStores sound = new InMemoryStores(CLOCK);

        @Override
        protected PortalStores stores() {
            AuditStore audit = sound.audit();
            return Damaged.stores(
                    sound,
                    "audit",
                    Damaged.part(AuditStore.class, audit, "lockHead", with -> Optional.of(audit.head())));
        }

        @Override
        protected Clock clock() {
            return CLOCK;
        }
    }

    /** Takes one scope for another. */
    static final class MixesScopesUp extends AssignmentStoreContract {
        private final InMemoryStores sound = new InMemoryStores(CLOCK);

        @Override
        protected PortalStores stores() {
            AssignmentStore held = sound.assignments();
            return Damaged.stores(
                    sound, "assignments", Damaged.part(AssignmentStore.class, held, "holds", with -> !held.held(
                                    (PersonId) with[0], List.of((EntitlementId) with[1]))
                            .isEmpty()));
        }
    }

    /** Takes a percent sign for any text. */
    static final class SearchesForPatterns extends CatalogueStoreContract {
        private final InMemoryStores sound = new InMemoryStores(CLOCK);

        @Override
        protected PortalStores stores() {
            CatalogueStore catalogue = sound.catalogue();
            return Damaged.stores(
                    sound,
                    "catalogue",
                    Damaged.part(
                            CatalogueStore.class,
                            catalogue,
                            "search",
                            with -> catalogue.search(
                                    ((String) with[0]).replace('%', ' '), (boolean) with[1], (PageRequest) with[2])));
        }
    }

    /** Never notices that time passes. */
    static final class KeepsEffectsForEver extends IdempotencyStoreContract {
        private final InMemoryStores sound = new InMemoryStores(CLOCK);

        @Override
        protected PortalStores stores() {
            return sound;
        }

        @Override
        protected void pass(Duration time) {
            // The clock of the stores stands still.
        }
    }

    /** Never notices that tokens expire. */
    static final class KeepsTokensForEver extends ApiTokenStoreContract {
        private final InMemoryStores sound = new InMemoryStores(CLOCK);

        @Override
        protected PortalStores stores() {
            return sound;
        }

        @Override
        protected Clock clock() {
            return CLOCK;
        }

        @Override
        protected void pass(Duration time) {
            // The clock of the stores stands still.
        }
    }

    private static Task next(Task stored, Task ended, Optional<String> comment) {
        return next(stored, ended, comment, stored.version() + 1);
    }

    private static Task next(Task stored, Task ended, Optional<String> comment, long version) {
        return new Task(
                stored.id(),
                stored.request(),
                stored.stage(),
                stored.stageTitle(),
                stored.number(),
                stored.title(),
                stored.requester(),
                stored.beneficiary(),
                stored.candidates(),
                ended.state(),
                stored.createdAt(),
                stored.dueAt(),
                ended.decidedBy(),
                ended.decidedAt(),
                comment,
                ended.approved(),
                version);
    }
}
