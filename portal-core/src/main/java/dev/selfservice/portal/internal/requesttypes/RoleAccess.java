// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.requesttypes;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.requesttypes.ApproverRule;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.requesttypes.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The request type that every portal has: asking for entitlements, decided by the beneficiary's manager. */
public final class RoleAccess {

    private static final Duration DUE = Duration.ofDays(5);

    private RoleAccess() {}

    /** Returns its first version. */
    public static RequestType versionOne() {
        return new RequestType(
                new RequestTypeId("role-access"),
                1,
                new LocalText(Map.of("en", "Access to applications", "es", "Acceso a aplicaciones")),
                new LocalText(Map.of(
                        "en", "Ask for access that your manager approves.",
                        "es", "Pida un acceso que su responsable aprueba.")),
                List.of(Grantee.role(RequestType.EVERYONE)),
                List.of(new Stage(
                        "manager",
                        Stage.Kind.APPROVE,
                        new LocalText(Map.of("en", "Manager approval", "es", "Aprobación del responsable")),
                        List.of(ApproverRule.MANAGER_OF_BENEFICIARY),
                        Optional.of(DUE))));
    }
}
