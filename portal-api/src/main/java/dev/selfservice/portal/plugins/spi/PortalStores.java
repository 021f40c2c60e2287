// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.plugins.spi;

import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.events.spi.ChangeStore;
import dev.selfservice.portal.permissions.spi.PermissionStore;
import dev.selfservice.portal.provisioning.spi.OrderStore;
import dev.selfservice.portal.requests.spi.RequestStore;
import dev.selfservice.portal.requesttypes.spi.RequestTypeStore;
import dev.selfservice.portal.signin.spi.ApiTokenStore;
import dev.selfservice.portal.signin.spi.AttemptStore;
import dev.selfservice.portal.signin.spi.PasswordStore;
import dev.selfservice.portal.signin.spi.SessionStore;
import dev.selfservice.portal.spi.IdempotencyStore;
import dev.selfservice.portal.spi.Transactions;
import dev.selfservice.portal.tasks.spi.TaskStore;

/** All stores of one database, and its transactions: they commit and roll back together. */
public interface PortalStores {

    /** Returns the transactions in which all the other stores take part. */
    Transactions transactions();

    /** Returns the store of entitlements and systems. */
    CatalogueStore catalogue();

    /** Returns the store of request types. */
    RequestTypeStore requestTypes();

    /** Returns the store of requests. */
    RequestStore requests();

    /** Returns the store of tasks. */
    TaskStore tasks();

    /** Returns the store of assignments. */
    AssignmentStore assignments();

    /** Returns the store of provisioning orders. */
    OrderStore orders();

    /** Returns the store of permission and role grants. */
    PermissionStore permissions();

    /** Returns the store of passwords kept by the portal. */
    PasswordStore passwords();

    /** Returns the store of sessions. */
    SessionStore sessions();

    /** Returns the store of API tokens. */
    ApiTokenStore apiTokens();

    /** Returns the store of counters of tries. */
    AttemptStore attempts();

    /** Returns the store of the audit trail. */
    AuditStore audit();

    /** Returns the store of commands that took effect. */
    IdempotencyStore idempotency();

    /** Returns the store of what pages are told. */
    ChangeStore changes();
}
