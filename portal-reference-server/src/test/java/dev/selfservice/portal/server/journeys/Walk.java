// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The steps that requests take, each by REST alone; a step that is refused fails with what was answered. */
public final class Walk {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RestClient administrator;

    /** Makes steps through a portal that the administrator keeps the catalogue of. */
    public Walk(RestClient administrator) {
        this.administrator = administrator;
    }

    /** Adds something of a system that can be asked for with a country as its scope, and returns its id. */
    public String entitlement(String system) {
        return entitlement(system, "role-" + COUNT.incrementAndGet());
    }

    /** Adds something with a name that can be asked for with a country as its scope, and returns its id. */
    public String entitlement(String system, String name) {
        Answer added = administrator.post("/catalogue/entitlements", newEntitlement(system, name));
        return requireStatus(added, 201).at("id");
    }

    /** Returns the body that adds something to the catalogue. */
    public static Map<String, Object> newEntitlement(String system, String name) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("system", system);
        body.put("name", name);
        body.put("title", "Auditor " + name);
        body.put("description", "Reads the books");
        body.put("kind", "ROLE");
        body.put("risk", "LOW");
        body.put("scope", Map.of("type", "COUNTRY", "label", "Country", "choices", List.of("ES", "DE")));
        body.put("tags", List.of("books"));
        body.put("requestable", true);
        return body;
    }

    /** Returns the body that asks for something in Spain. */
    public static Map<String, Object> wish(String entitlement, String reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "role-access");
        body.put("items", List.of(Map.of("entitlement", entitlement, "scope", "ES")));
        body.put("reason", reason);
        return body;
    }

    /** Asks, and returns the request's id. */
    public String ask(RestClient requester, String entitlement, String reason) {
        return requireStatus(requester.post("/requests", wish(entitlement, reason)), 201)
                .at("id");
    }

    /** Asks for something of one's own in a system, and returns the request's id. */
    public String askAnew(RestClient requester, String system) {
        return ask(requester, entitlement(system), "The yearly audit");
    }

    /** Returns the task of the request in the inbox of the approver. */
    public String taskOf(RestClient approver, String request) {
        List<Map<String, Object>> inbox =
                requireStatus(approver.get("/tasks?size=100"), 200).at("items");
        return inbox.stream()
                .filter(task -> request.equals(task.get("request")))
                .map(task -> (String) task.get("id"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task of " + request + " among " + inbox));
    }

    /** Returns the body that decides all items of a task alike. */
    public static Map<String, Object> decision(Answer task, String verdict, String comment) {
        List<Map<String, Object>> items = task.at("items");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("version", task.<Object>at("task.version"));
        body.put(
                "items",
                items.stream()
                        .map(item -> Map.of("item", item.get("id"), "verdict", verdict))
                        .toList());
        body.put("comment", comment);
        return body;
    }

    /** Decides the task of a request, and returns what was answered. */
    public Answer decide(RestClient approver, String request, String verdict, String comment) {
        String task = taskOf(approver, request);
        Answer detail = requireStatus(approver.get("/tasks/" + task), 200);
        return requireStatus(approver.post("/tasks/" + task + "/decide", decision(detail, verdict, comment)), 200);
    }

    /** Returns the request as soon as its first item is delivered that far. */
    public Answer await(RestClient reader, String request, String delivery) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Answer seen = requireStatus(reader.get("/requests/" + request), 200);
        while (!delivery.equals(seen.at("request.items.0.delivery"))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not " + delivery + ": " + seen.text());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            seen = requireStatus(reader.get("/requests/" + request), 200);
        }
        return seen;
    }

    /** Returns the answer if it has the status. */
    public static Answer requireStatus(Answer answer, int status) {
        assertThat(answer.status())
                .as(answer.method() + " " + answer.path() + ": " + answer.text())
                .isEqualTo(status);
        return answer;
    }
}
