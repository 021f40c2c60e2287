// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.plugins.spi.PortalStores;
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
import org.junit.jupiter.api.extension.ExtendWith;

/** The contracts of the stores on specimens; no tests by themselves. */
final class StoresInZoo {

    /** All of them. */
    static final List<Class<?>> ALL = List.of(
            Assignments.class,
            Audit.class,
            Catalogue.class,
            Permissions.class,
            Orders.class,
            Requests.class,
            RequestTypes.class,
            ApiTokens.class,
            Attempts.class,
            Passwords.class,
            Sessions.class,
            Tasks.class,
            Idempotency.class,
            Changes.class);

    private StoresInZoo() {}

    @ExtendWith(HandedIn.class)
    static final class Assignments extends AssignmentStoreContract {
        private final PlacedStores made;

        Assignments(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Audit extends AuditStoreContract {
        private final PlacedStores made;

        Audit(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Catalogue extends CatalogueStoreContract {
        private final PlacedStores made;

        Catalogue(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Permissions extends PermissionStoreContract {
        private final PlacedStores made;

        Permissions(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Orders extends OrderStoreContract {
        private final PlacedStores made;

        Orders(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Requests extends RequestStoreContract {
        private final PlacedStores made;

        Requests(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class RequestTypes extends RequestTypeStoreContract {
        private final PlacedStores made;

        RequestTypes(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class ApiTokens extends ApiTokenStoreContract {
        private final PlacedStores made;

        ApiTokens(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Attempts extends AttemptStoreContract {
        private final PlacedStores made;

        Attempts(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Passwords extends PasswordStoreContract {
        private final PlacedStores made;

        Passwords(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Sessions extends SessionStoreContract {
        private final PlacedStores made;

        Sessions(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Tasks extends TaskStoreContract {
        private final PlacedStores made;

        Tasks(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Idempotency extends IdempotencyStoreContract {
        private final PlacedStores made;

        Idempotency(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }

    @ExtendWith(HandedIn.class)
    static final class Changes extends ChangeStoreContract {
        private final PlacedStores made;

        Changes(Supplier<PlacedStores> made) {
            this.made = made.get();
        }

        @Override
        protected PortalStores stores() {
            return made.stores();
        }

        @Override
        protected Clock clock() {
            return made.clock();
        }

        @Override
        protected void pass(Duration time) {
            made.pass(time);
        }
    }
}
