// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit;

import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requests.RequestId;
import java.time.Instant;
import java.util.Optional;

/** A waiting order in the making. For one thread. */
public final class OrderSample {

    private SystemRef system = Samples.system();
    private PersonRef person = Samples.person("Ben Ito");
    private String title = "Auditor (ES)";
    private Optional<Scope> scope = Optional.of(Samples.country("ES"));
    private Instant createdAt = Samples.MONDAY;
    private Instant nextAt = Samples.MONDAY;

    OrderSample() {}

    /** Says which system is to deliver it. */
    public OrderSample to(SystemRef value) {
        this.system = value;
        return this;
    }

    /** Says for whom. */
    public OrderSample benefitting(PersonRef value) {
        this.person = value;
        return this;
    }

    /** Says what people call it. */
    public OrderSample titled(String value) {
        this.title = value;
        return this;
    }

    /** Leaves it without a scope. */
    public OrderSample unscoped() {
        this.scope = Optional.empty();
        return this;
    }

    /** Says when it was placed, and that it may be worked on from then. */
    public OrderSample placed(Instant value) {
        this.createdAt = value;
        this.nextAt = value;
        return this;
    }

    /** Says from when it may be worked on. */
    public OrderSample notBefore(Instant value) {
        this.nextAt = value;
        return this;
    }

    /** Returns the order in its first version. */
    public Order make() {
        return new Order(
                new OrderId(Samples.id()),
                new RequestId(Samples.id()),
                "R-" + Samples.word(),
                new ItemId(Samples.id()),
                system,
                person,
                new EntitlementId(Samples.id()),
                "ledger:auditor",
                title,
                scope,
                OrderState.WAITING,
                0,
                nextAt,
                false,
                Optional.empty(),
                createdAt,
                1);
    }
}
