// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.testkit.fakes.Behaviour;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Something of everything that a command can be given to, in a still house. */
final class Stock {

    private final House house;
    private final Map<String, RestClient> clients = new HashMap<>();
    private final Walk walk;
    private final String entitlement;
    private final String wanted;
    private final String request;
    private final String task;
    private final String token;
    private final Answer delivery;
    private final String session;

    Stock(House house) {
        this.house = house;
        this.walk = new Walk(as("dora"));
        this.entitlement = walk.entitlement("files");
        this.wanted = walk.entitlement("files");
        this.request = walk.ask(as("ana"), entitlement, "The yearly audit");
        this.task = walk.taskOf(as("bea"), request);
        this.token = as("ana").post("/api-tokens", tokenBody("requests:read")).at("token.id");
        this.delivery = deadDelivery();
        this.session = spareSession();
    }

    private Answer deadDelivery() {
        house.moody().behave(Behaviour.refusing("the books are closed"));
        String refused = walk.askAnew(as("ana"), "moody");
        walk.decide(as("bea"), refused, "APPROVED", "Fine");
        walk.await(as("ana"), refused, "FAILED");
        return as("dora").get("/deliveries?state=DEAD");
    }

    private String spareSession() {
        house.as("ana");
        List<Map<String, Object>> sessions = as("ana").get("/sessions").at("items");
        return sessions.stream()
                .filter(each -> Boolean.FALSE.equals(each.get("current")))
                .map(each -> (String) each.get("id"))
                .findFirst()
                .orElseThrow();
    }

    /** Returns a client that a person is signed in with, the same each time. */
    RestClient as(String login) {
        return clients.computeIfAbsent(login, house::as);
    }

    /** Forgets a person's client, because their sessions have ended. */
    void forget(String login) {
        clients.remove(login);
    }

    House house() {
        return house;
    }

    Walk walk() {
        return walk;
    }

    static Map<String, Object> tokenBody(String scope) {
        return Map.of("label", "a program", "scope", List.of(scope), "days", 30);
    }

    String entitlement() {
        return entitlement;
    }

    /** Returns something that nobody has asked for. */
    String wanted() {
        return wanted;
    }

    String request() {
        return request;
    }

    Answer requestDetail() {
        return as("ana").get("/requests/" + request);
    }

    String task() {
        return task;
    }

    Answer taskDetail() {
        return as("bea").get("/tasks/" + task);
    }

    String token() {
        return token;
    }

    String session() {
        return session;
    }

    String deadOrder() {
        return delivery.at("items.0.id");
    }

    Object deadOrderVersion() {
        return delivery.at("items.0.version");
    }
}
