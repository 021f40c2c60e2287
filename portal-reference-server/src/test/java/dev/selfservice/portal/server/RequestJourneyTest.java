// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RequestJourneyTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.inMemory();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRequestTravelsFromAskingToItsDecision() {
        Answer added = server.as("dora")
                .post(
                        "/catalogue/entitlements",
                        Map.of(
                                "system", "files",
                                "name", "auditors",
                                "title", "Auditor",
                                "kind", "ROLE",
                                "risk", "LOW",
                                "scope", Map.of("type", "COUNTRY", "label", "Country", "choices", List.of("ES", "DE")),
                                "requestable", true));
        assertThat(added.status()).as(added.text()).isEqualTo(201);

        RestClient ana = server.as("ana");
        Answer filed = ana.post(
                "/requests",
                Map.of(
                        "type", "role-access",
                        "items", List.of(Map.of("entitlement", added.<String>at("id"), "scope", "ES")),
                        "reason", "The yearly audit"));
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);

        RestClient bea = server.as("bea");
        Answer inbox = bea.get("/tasks");
        String task = inbox.at("items.0.id");
        Answer detail = bea.get("/tasks/" + task);
        Answer decided = bea.post(
                "/tasks/" + task + "/decide",
                Map.of(
                        "version", detail.at("task.version"),
                        "items", List.of(Map.of("item", detail.<String>at("items.0.id"), "verdict", "APPROVED")),
                        "comment", "Fine"));

        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(ana.get("/requests/" + filed.<String>at("id")).<String>at("request.outcome"))
                .isEqualTo("APPROVED");
    }
}
