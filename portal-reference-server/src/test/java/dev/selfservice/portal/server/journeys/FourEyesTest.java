// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody decides what they asked for or benefit from, and a decision is whole, explained, and made once. */
@ParameterizedClass
@EnumSource(Databases.class)
class FourEyesTest {

    @Parameter
    Databases kind = Databases.DERBY;

    private static House house;
    private static Walk walk;
    private static RestClient ana;
    private static RestClient bea;

    @BeforeParameterizedClassInvocation
    static void open(Databases kind) {
        house = House.still(kind);
        walk = new Walk(house.as("dora"));
        ana = house.as("ana");
        bea = house.as("bea");
    }

    @AfterParameterizedClassInvocation
    static void close() {
        house.close();
    }

    private static void refusedToDecide(RestClient requester, RestClient approver, String request, String expected) {
        String task = walk.taskOf(approver, request);
        Map<String, Object> yes = Walk.decision(approver.get("/tasks/" + task), "APPROVED", "Fine");

        Refusals.storesNothing(
                house, () -> Refusals.require(requester.post("/tasks/" + task + "/decide", yes), expected));
        assertThat(requester.get("/tasks?size=100").text()).doesNotContain(request);
    }

    @Test
    void theRequesterDoesNotDecide() {
        refusedToDecide(ana, bea, walk.askAnew(ana, "files"), "403 four-eyes");
    }

    @Test
    void theRequesterDoesNotDecideAsOneOfTheGroupThatIsAsked() {
        RestClient eli = house.as("eli");

        refusedToDecide(eli, house.as("finn"), walk.askAnew(eli, "files"), "403 four-eyes");
    }

    @Test
    void theRequesterDoesNotDecideAsAnAdministrator() {
        RestClient dora = house.as("dora");

        refusedToDecide(dora, house.as("finn"), walk.askAnew(dora, "files"), "403 four-eyes");
    }

    @Test
    void anAdministratorWhoIsNotAskedKnowsOfNoTask() {
        refusedToDecide(house.as("dora"), bea, walk.askAnew(ana, "files"), "404 not-found");
    }

    @Test
    void whoeverBenefitsDoesNotDecide() {
        house.as("dora")
                .post("/permissions/grants", Map.of("role", "assistant", "permission", "requests:submit-for-others"));
        Map<String, Object> wish = Walk.wish(walk.entitlement("files"), "Her first day");
        wish.put("beneficiary", "eli");
        String request = Walk.requireStatus(house.as("cleo").post("/requests", wish), 201)
                .at("id");

        refusedToDecide(house.as("eli"), house.as("finn"), request, "403 four-eyes");
        refusedToDecide(house.as("cleo"), house.as("finn"), request, "403 four-eyes");
    }

    @Test
    void whoRejectsSaysWhy() {
        String task = walk.taskOf(bea, walk.askAnew(ana, "files"));
        Answer detail = bea.get("/tasks/" + task);
        Map<String, Object> silent = new HashMap<>(Walk.decision(detail, "REJECTED", "   "));
        Map<String, Object> mute = new HashMap<>(silent);
        mute.remove("comment");
        Map<String, Object> endless = Walk.decision(detail, "REJECTED", "x".repeat(2_001));

        Refusals.storesNothing(house, () -> {
            Refusals.requireError(bea.post("/tasks/" + task + "/decide", silent), "comment", "required");
            Refusals.requireError(bea.post("/tasks/" + task + "/decide", mute), "comment", "required");
            Refusals.requireError(bea.post("/tasks/" + task + "/decide", endless), "comment", "length");
            return task;
        });
    }

    @Test
    void whoAsksSaysWhy() {
        String entitlement = walk.entitlement("files");

        Refusals.storesNothing(house, () -> {
            Refusals.requireError(ana.post("/requests", Walk.wish(entitlement, " \t\n")), "reason", "required");
            Refusals.requireError(ana.post("/requests", Walk.wish(entitlement, "x".repeat(2_001))), "reason", "length");
            return entitlement;
        });
    }

    @Test
    void aDecisionIsAboutEveryItemAndNoOther() {
        String task = walk.taskOf(bea, walk.askAnew(ana, "files"));
        Answer detail = bea.get("/tasks/" + task);
        Map<String, Object> none = Walk.decision(detail, "APPROVED", "Fine");
        none.put("items", List.of());
        Map<String, Object> foreign = Walk.decision(detail, "APPROVED", "Fine");
        foreign.put("items", List.of(Map.of("item", task, "verdict", "APPROVED")));
        Map<String, Object> undecided = Walk.decision(detail, "UNDECIDED", "Fine");

        Refusals.storesNothing(house, () -> {
            Refusals.requireError(bea.post("/tasks/" + task + "/decide", none), "items", "incomplete");
            Refusals.requireError(bea.post("/tasks/" + task + "/decide", foreign), "items[0].item", "unknown");
            Refusals.requireError(bea.post("/tasks/" + task + "/decide", undecided), "items[0].verdict", "choice");
            return task;
        });
    }

    @Test
    void whoComesSecondIsToldWhoWasFaster() {
        String request = walk.askAnew(ana, "files");
        String task = walk.taskOf(bea, request);
        Map<String, Object> no = Walk.decision(bea.get("/tasks/" + task), "REJECTED", "No");
        Walk.requireStatus(bea.post("/tasks/" + task + "/decide", no), 200);

        Answer second = Refusals.storesNothing(
                house, () -> Refusals.require(bea.post("/tasks/" + task + "/decide", no), "409 already-decided"));
        Object version = ana.get("/requests/" + request).at("request.version");
        Refusals.storesNothing(
                house,
                () -> Refusals.require(
                        ana.post("/requests/" + request + "/withdraw", Map.of("version", version)),
                        "409 already-ended"));

        assertThat(second.<String>at("facts.decidedBy")).isEqualTo("Bea Ortiz");
        assertThat(second.<String>at("facts.decidedAt")).isNotBlank();
    }

    @Test
    void theSameIsNotAskedForTwice() {
        String entitlement = walk.entitlement("files");
        String request = walk.ask(ana, entitlement, "Once");

        Refusals.storesNothing(
                house,
                () -> Refusals.require(
                        ana.post("/requests", Walk.wish(entitlement, "Twice")), "409 already-requested"));
        walk.decide(bea, request, "APPROVED", "Fine");
        walk.await(ana, request, "DELIVERED");
        Refusals.storesNothing(
                house,
                () -> Refusals.require(ana.post("/requests", Walk.wish(entitlement, "Again")), "409 already-held"));
    }

    @Test
    void onlyTheRequesterWithdraws() {
        String request = walk.askAnew(ana, "files");
        Object version = ana.get("/requests/" + request).at("request.version");

        Refusals.storesNothing(
                house,
                () -> Refusals.require(
                        bea.post("/requests/" + request + "/withdraw", Map.of("version", version)), "403 forbidden"));
    }

    @Test
    void theLastPermissionToGivePermissionsStays() {
        Map<String, Object> grant = Map.of("role", "portal-administrator", "permission", "permissions:manage");

        Refusals.storesNothing(
                house,
                () -> Refusals.require(
                        house.as("dora").post("/permissions/grants/revoke", grant), "409 last-administrator"),
                "portal_session",
                "portal_audit_event");
    }
}
