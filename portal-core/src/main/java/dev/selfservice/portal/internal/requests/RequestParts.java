// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.requests;

import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.internal.audit.AuditTrail;
import dev.selfservice.portal.internal.events.ChangeLog;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.internal.guard.Guard;
import dev.selfservice.portal.internal.idempotency.Effects;
import dev.selfservice.portal.internal.processes.Approvers;
import dev.selfservice.portal.internal.processes.Processes;
import dev.selfservice.portal.internal.requesttypes.Definitions;
import dev.selfservice.portal.requests.spi.RequestStore;
import dev.selfservice.portal.spi.Transactions;
import dev.selfservice.portal.tasks.spi.TaskStore;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** What the services of requests and tasks are made of. */
public record RequestParts(
        Guard guard,
        Directory directory,
        Definitions definitions,
        Approvers approvers,
        Processes processes,
        RequestStore requests,
        TaskStore tasks,
        CatalogueStore catalogue,
        AssignmentStore assignments,
        Effects effects,
        Transactions transactions,
        AuditTrail trail,
        ChangeLog changes,
        Clock clock,
        Supplier<UUID> ids) {}
