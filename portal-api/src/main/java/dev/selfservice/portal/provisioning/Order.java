// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.provisioning;

import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.requests.DeliveryNote;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requests.RequestId;
import java.time.Instant;
import java.util.Optional;

/**
 * One delivery to a target system that a decided request caused; pages say "delivery".
 *
 * @param entitlement what is to be given to the person's account
 * @param name what the target system calls the entitlement
 * @param title what people call it, scope included
 * @param attempts how often it was handed to a worker since it was placed or revived
 * @param nextAt not before this time
 * @param version counts the changes; also fences a worker whose lease ran out
 * @param pending whether the target system accepted it and is to be asked what became of it
 * @param lastError what was last found out about it; nothing once it is done
 */
public record Order(
        OrderId id,
        RequestId request,
        String number,
        ItemId item,
        SystemRef system,
        PersonRef person,
        EntitlementId entitlement,
        String name,
        String title,
        Optional<Scope> scope,
        OrderState state,
        int attempts,
        Instant nextAt,
        boolean pending,
        Optional<DeliveryNote> lastError,
        Instant createdAt,
        long version) {}
