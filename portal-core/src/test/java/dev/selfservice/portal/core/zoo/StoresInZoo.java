// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.testkit.MovableClock;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.assignments.AssignmentStoreContract;
import dev.selfservice.portal.testkit.audit.AuditStoreContract;
import dev.selfservice.portal.testkit.catalogue.CatalogueStoreContract;
import dev.selfservice.portal.testkit.check.HandedIn;
import dev.selfservice.portal.testkit.events.ChangeStoreContract;
import dev.selfservice.portal.testkit.idempotency.IdempotencyStoreContract;
import dev.selfservice.portal.testkit.permissions.PermissionStoreContract;
import dev.selfservice.portal.testkit.provisioning.OrderStoreContract;
import dev.selfservice.portal.testkit.requests.RequestStoreContract;
import dev.selfservice.portal.testkit.requesttypes.RequestTypeStoreContract;
import dev.selfservice.portal.testkit.signin.ApiTokenStoreContract;
import dev.selfservice.portal.testkit.signin.AttemptStoreContract;
import dev.selfservice.portal.testkit.signin.PasswordStoreContract;
import dev.selfservice.portal.testkit.signin.SessionStoreContract;
import dev.selfservice.portal.testkit.tasks.TaskStoreContract;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contracts of all stores, each on sound stores with a damage done to them; no tests by themselves. */
final class StoresInZoo {

    /** One class for each contract. */
    static final List<Class<?>> ALL = List.of(
            Assignments.class,
            Audit.class,
            Catalogue.class,
            Changes.class,
            Idempotency.class,
            Permissions.class,
            Orders.class,
            Requests.class,
            RequestTypes.class,
            ApiTokens.class,
            Attempts.class,
            Passwords.class,
            Sessions.class,
            Tasks.class);

    private StoresInZoo() {}

    /** Stores of one clause: sound ones of their own, damaged once, and a clock that nobody waits for. */
    private static final class Place {
        private final MovableClock clock = MovableClock.at(Samples.MONDAY.plus(Duration.ofDays(1)));
        private final PortalStores stores;

        Place(Supplier<UnaryOperator<PortalStores>> damage) {
            this.stores = damage.get().apply(new InMemoryStores(clock));
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Assignments extends AssignmentStoreContract {
        private final Place place;

        Assignments(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Audit extends AuditStoreContract {
        private final Place place;

        Audit(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Catalogue extends CatalogueStoreContract {
        private final Place place;

        Catalogue(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Changes extends ChangeStoreContract {
        private final Place place;

        Changes(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Idempotency extends IdempotencyStoreContract {
        private final Place place;

        Idempotency(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Permissions extends PermissionStoreContract {
        private final Place place;

        Permissions(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Orders extends OrderStoreContract {
        private final Place place;

        Orders(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Requests extends RequestStoreContract {
        private final Place place;

        Requests(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class RequestTypes extends RequestTypeStoreContract {
        private final Place place;

        RequestTypes(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class ApiTokens extends ApiTokenStoreContract {
        private final Place place;

        ApiTokens(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Attempts extends AttemptStoreContract {
        private final Place place;

        Attempts(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Passwords extends PasswordStoreContract {
        private final Place place;

        Passwords(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Sessions extends SessionStoreContract {
        private final Place place;

        Sessions(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Tasks extends TaskStoreContract {
        private final Place place;

        Tasks(Supplier<UnaryOperator<PortalStores>> damage) {
            this.place = new Place(damage);
        }

        @Override
        protected PortalStores stores() {
            return place.stores;
        }

        @Override
        protected Clock clock() {
            return place.clock;
        }

        @Override
        protected void pass(Duration time) {
            place.clock.advance(time);
        }
    }
}
