// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.testkit.assignments.AssignmentStoreContract;
import dev.selfservice.portal.testkit.audit.AuditStoreContract;
import dev.selfservice.portal.testkit.catalogue.CatalogueStoreContract;
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
import java.util.List;

/** The contracts of all stores. */
final class StoreContracts {

    static final List<Class<?>> ALL = List.of(
            AssignmentStoreContract.class,
            AuditStoreContract.class,
            CatalogueStoreContract.class,
            PermissionStoreContract.class,
            OrderStoreContract.class,
            RequestStoreContract.class,
            RequestTypeStoreContract.class,
            ApiTokenStoreContract.class,
            AttemptStoreContract.class,
            PasswordStoreContract.class,
            SessionStoreContract.class,
            TaskStoreContract.class,
            IdempotencyStoreContract.class,
            ChangeStoreContract.class);

    private StoreContracts() {}
}
