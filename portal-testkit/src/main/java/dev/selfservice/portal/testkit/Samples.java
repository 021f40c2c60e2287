// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.assignments.Assignment;
import dev.selfservice.portal.assignments.AssignmentId;
import dev.selfservice.portal.assignments.AssignmentReason;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requesttypes.ApproverRule;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.requesttypes.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sound records with fresh ids, for tests to start from. Each call returns another one. */
public final class Samples {

    /** An ordinary Monday morning of the past. */
    public static final Instant MONDAY = Instant.parse("2024-03-04T09:00:00Z");

    private static final FreshIds IDS = new FreshIds();

    private Samples() {}

    /** Returns an id that looks random, so that rows made together do not lie together. */
    public static UUID id() {
        return UUID.nameUUIDFromBytes(IDS.get().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a short word that nobody has used before. */
    public static String word() {
        return "w" + id().toString().substring(0, 13).replace("-", "");
    }

    /** Returns a person. */
    public static PersonRef person() {
        return person("Ana Lund");
    }

    /** Returns a person with a name. */
    public static PersonRef person(String name) {
        return new PersonRef(new PersonId("p-" + id()), name);
    }

    /** Returns a role. */
    public static RoleId role() {
        return new RoleId("role-" + id());
    }

    /** Returns a person as somebody who may decide. */
    public static GranteeRef user(PersonRef person) {
        return GranteeRef.of(Grantee.user(person.id()), person.name());
    }

    /** Returns a target system. */
    public static SystemRef system() {
        return new SystemRef(new SystemId("s-" + id()), "Ledger");
    }

    /** Returns a wish for an entitlement without a scope. */
    public static EntitlementWish wish() {
        return new EntitlementWish(new EntitlementId(id()), Optional.empty());
    }

    /** Returns the scope that stands for a country. */
    public static Scope country(String code) {
        return new Scope(ScopeType.COUNTRY, code);
    }

    /** Returns an entitlement to change and make. */
    public static EntitlementSample entitlement() {
        return new EntitlementSample();
    }

    /** Returns a request to change and make. */
    public static RequestSample request() {
        return new RequestSample();
    }

    /** Returns an open task to change and make. */
    public static TaskSample task() {
        return new TaskSample();
    }

    /** Returns a waiting order to change and make. */
    public static OrderSample order() {
        return new OrderSample();
    }

    /** Returns version one of a request type with a stage that the manager approves. */
    public static RequestType requestType() {
        Stage stage = new Stage(
                "manager",
                Stage.Kind.APPROVE,
                new LocalText(Map.of("en", "Manager", "es", "Responsable")),
                List.of(ApproverRule.MANAGER_OF_BENEFICIARY, new ApproverRule("group:helpdesk")),
                Optional.of(Duration.ofDays(3)));
        return new RequestType(
                new RequestTypeId("t" + word()),
                1,
                LocalText.english("Access"),
                LocalText.english("Access to a target system"),
                List.of(Grantee.role(RequestType.EVERYONE)),
                List.of(stage));
    }

    /** Returns what a person holds for one reason, a request. */
    public static Assignment assignment(PersonRef person, EntitlementWish what, String title) {
        return new Assignment(
                new AssignmentId(id()),
                person,
                what.entitlement(),
                title,
                system(),
                what.scope(),
                Risk.MEDIUM,
                MONDAY,
                Optional.empty(),
                List.of(reason(word())));
    }

    /** Returns a reason for holding something. */
    public static AssignmentReason reason(String reference) {
        return new AssignmentReason(
                AssignmentReason.Kind.IMPORT, reference, Optional.empty(), Optional.of("it was there"), MONDAY);
    }

    /** Returns an event that is not sealed. */
    public static AuditRow auditRow(Instant at) {
        AuditEvent event = new AuditEvent(
                id(),
                at,
                person().id(),
                Optional.empty(),
                "tasks.decide",
                "task/" + id(),
                "APPROVED",
                Optional.of("fine"),
                1,
                "req-1",
                "192.0.2.0",
                "Firefox");
        return new AuditRow(event, 1, new byte[] {1, 2, 3, -4}, 0, new byte[0]);
    }
}
