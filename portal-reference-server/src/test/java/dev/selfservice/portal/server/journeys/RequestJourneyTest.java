// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.testkit.fakes.Behaviour;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class RequestJourneyTest {

    @Parameter
    Databases kind = Databases.DERBY;

    private static House house;
    private static Walk walk;

    @BeforeParameterizedClassInvocation
    static void open(Databases kind) {
        house = House.working(kind);
        walk = new Walk(house.as("dora"));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        house.close();
    }

    @Test
    void whatTheManagerApprovesIsDeliveredAndHeldForAReason() {
        RestClient ana = house.as("ana");
        String entitlement = walk.entitlement("files", "auditors");
        assertThat(ana.get("/catalogue/entitlements?text=auditors").<String>at("items.0.entitlement.id"))
                .isEqualTo(entitlement);

        String request = walk.ask(ana, entitlement, "The yearly audit");
        RestClient bea = house.as("bea");
        Answer before = ana.get("/requests/" + request);
        Answer task = bea.get("/tasks/" + walk.taskOf(bea, request));
        Answer decided = walk.decide(bea, request, "APPROVED", "Fine by me");
        Answer after = walk.await(ana, request, "DELIVERED");

        assertThat(before.<String>at("steps.1.people.0.name")).isEqualTo("Bea Ortiz");
        assertThat(task.<String>at("reason")).isEqualTo("The yearly audit");
        assertThat(task.<String>at("items.0.wish.scope.value")).isEqualTo("ES");
        assertThat(decided.<String>at("decidedBy.name")).isEqualTo("Bea Ortiz");
        assertThat(after.<String>at("request.outcome")).isEqualTo("APPROVED");
        assertThat(after.<String>at("steps.1.comment")).isEqualTo("Fine by me");
        assertThat(house.rolesInFileOf("ana")).contains("auditors\tcountry=ES");
        requireHeld(ana, entitlement, after);
    }

    private static void requireHeld(RestClient holder, String entitlement, Answer request) {
        List<Map<String, Object>> held = holder.get("/assignments").at("items");
        assertThat(held)
                .filteredOn(each -> entitlement.equals(each.get("entitlement")))
                .singleElement()
                .satisfies(one -> {
                    Answer explained = holder.get("/assignments/" + one.get("id"));
                    assertThat(explained.<String>at("scope.value")).isEqualTo("ES");
                    assertThat(explained.<String>at("reasons.0.kind")).isEqualTo("REQUEST");
                    assertThat(explained.<String>at("reasons.0.reference")).isEqualTo(request.at("request.number"));
                    assertThat(explained.<String>at("reasons.0.request")).isEqualTo(request.at("request.id"));
                });
    }

    @Test
    void whatTheManagerRejectsIsNeverDelivered() {
        RestClient ana = house.as("ana");
        String entitlement = walk.entitlement("files", "cashiers");

        String request = walk.ask(ana, entitlement, "Curious");
        walk.decide(house.as("bea"), request, "REJECTED", "Not needed for your work");
        Answer after = ana.get("/requests/" + request);

        assertThat(after.<String>at("request.outcome")).isEqualTo("REJECTED");
        assertThat(after.<String>at("request.items.0.delivery")).isEqualTo("NOT_NEEDED");
        assertThat(after.<String>at("steps.1.state")).isEqualTo("REJECTED");
        assertThat(after.<String>at("steps.1.comment")).isEqualTo("Not needed for your work");
        assertThat(ana.get("/assignments").text()).doesNotContain(entitlement);
        assertThat(ana.get("/requests?view=ENDED").text()).contains(request);
    }

    @Test
    void whatIsWithdrawnWaitsForNobody() {
        RestClient ana = house.as("ana");
        RestClient bea = house.as("bea");

        String request = walk.askAnew(ana, "files");
        String task = walk.taskOf(bea, request);
        Answer waiting = ana.get("/requests/" + request);
        Answer withdrawn = ana.post(
                "/requests/" + request + "/withdraw",
                Map.of("version", waiting.<Object>at("request.version"), "reason", "Found another way"));

        assertThat(withdrawn.<String>at("outcome")).as(withdrawn.text()).isEqualTo("WITHDRAWN");
        assertThat(bea.get("/tasks?size=100").text()).doesNotContain(request);
        Answer late =
                bea.post("/tasks/" + task + "/decide", Walk.decision(bea.get("/tasks/" + task), "APPROVED", "Fine"));
        assertThat(late.status() + " " + late.code()).isEqualTo("409 already-ended");
    }

    @Test
    void whoIsAllowedToAsksForSomebodyElse() {
        RestClient cleo = house.as("cleo");
        String entitlement = walk.entitlement("files");
        Map<String, Object> wish = Walk.wish(entitlement, "Her first day");
        wish.put("beneficiary", "ana");
        Answer tooEarly = cleo.post("/requests", wish);
        house.as("dora")
                .post("/permissions/grants", Map.of("role", "assistant", "permission", "requests:submit-for-others"));

        String request = Walk.requireStatus(cleo.post("/requests", wish), 201).at("id");
        walk.decide(house.as("bea"), request, "APPROVED", "Welcome");
        RestClient ana = house.as("ana");
        Answer after = walk.await(ana, request, "DELIVERED");

        assertThat(tooEarly.status() + " " + tooEarly.code()).isEqualTo("403 forbidden");
        assertThat(after.<String>at("request.requester.id")).isEqualTo("cleo");
        assertThat(after.<String>at("request.beneficiary.id")).isEqualTo("ana");
        requireHeld(ana, entitlement, after);
        assertThat(cleo.get("/assignments").text()).doesNotContain(entitlement);
    }

    @Test
    void theFallbackGroupDecidesForWhoHasNoManager() {
        RestClient eli = house.as("eli");
        RestClient finn = house.as("finn");

        String request = walk.askAnew(eli, "files");
        Answer task = finn.get("/tasks/" + walk.taskOf(finn, request));
        walk.decide(finn, request, "APPROVED", "Fine");
        Answer after = walk.await(eli, request, "DELIVERED");

        assertThat(task.<String>at("candidates.0.kind")).isEqualTo("GROUP");
        assertThat(task.<String>at("candidates.0.id")).isEqualTo("service-desk");
        assertThat(after.<String>at("steps.1.people.0.name")).isEqualTo("Finn Sato");
    }

    @Test
    void aDeliveryThatWasRefusedIsTriedAgainByAnAdministrator() {
        RestClient ana = house.as("ana");
        house.moody().behave(Behaviour.refusing("the books are closed"));

        String request = walk.askAnew(ana, "moody");
        walk.decide(house.as("bea"), request, "APPROVED", "Fine");
        Answer failed = walk.await(ana, request, "FAILED");
        house.moody().behave(Behaviour.works());
        Answer metrics = house.server().anonymous().send("GET", "/metrics", Map.of(), BodyPublishers.noBody());
        RestClient dora = house.as("dora");
        Answer dead = dora.get("/deliveries?state=DEAD");
        Answer retried = dora.post(
                "/deliveries/" + dead.<String>at("items.0.id") + "/retry",
                Map.of("version", dead.<Object>at("items.0.version")));

        assertThat(failed.<String>at("request.items.0.deliveryNote.reason")).isEqualTo("REFUSED");
        assertThat(failed.<String>at("request.items.0.deliveryNote.said")).isEqualTo("the books are closed");
        assertThat(dead.<String>at("items.0.lastError.said")).isEqualTo("the books are closed");
        assertThat(metrics.text()).contains("portal_orders{state=\"DEAD\",system=\"moody\"} 1.0");
        assertThat(retried.status()).as(retried.text()).isEqualTo(200);
        walk.await(ana, request, "DELIVERED");
    }
}
