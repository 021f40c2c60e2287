// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class IdempotencyTest {

    private static final int KEYS = 20;
    private static final int CALLS = 200;
    private static final int THREADS = 16;

    @Parameter
    Databases kind = Databases.DERBY;

    private static House house;
    private static Walk walk;
    private static RestClient ana;

    @BeforeParameterizedClassInvocation
    static void open(Databases kind) {
        house = House.still(kind);
        walk = new Walk(house.as("dora"));
        ana = house.as("ana");
    }

    @AfterParameterizedClassInvocation
    static void close() {
        house.close();
    }

    private static Map<String, Object> draft(String name, String title) {
        return Map.of("system", "files", "name", name, "title", title, "kind", "ROLE", "risk", "LOW");
    }

    private static Answer post(String key, Map<String, Object> wish) {
        return ana.with("Idempotency-Key", key).post("/requests", wish);
    }

    @Test
    void aRepeatedCommandIsAnsweredWithTheSameBytesAndDoneOnce() {
        Map<String, Object> wish = Walk.wish(walk.entitlement("files"), "Once");
        Answer first = Walk.requireStatus(post("replay", wish), 201);

        Answer second = Refusals.storesNothing(house, () -> post("replay", wish));
        walk.decide(house.as("bea"), first.at("id"), "REJECTED", "No");
        Answer later = Refusals.storesNothing(house, () -> post("replay", wish), "portal_session");

        for (Answer answer : List.of(second, later)) {
            assertThat(answer.status()).isEqualTo(first.status());
            assertThat(answer.bytes()).isEqualTo(first.bytes());
            assertThat(answer.header("Location")).isEqualTo(first.header("Location"));
            assertThat(answer.contentType()).isEqualTo(first.contentType());
        }
    }

    @Test
    void aKeyBelongsToOneBody() {
        String entitlement = walk.entitlement("files");
        Walk.requireStatus(post("mismatch", Walk.wish(entitlement, "Once")), 201);

        Refusals.storesNothing(
                house,
                () -> Refusals.require(
                        post("mismatch", Walk.wish(entitlement, "Something else")), "422 idempotency-mismatch"));
    }

    @Test
    void aKeyBelongsToOnePerson() {
        Walk.requireStatus(post("shared", Walk.wish(walk.entitlement("files"), "Mine")), 201);

        Answer other = house.as("gus")
                .with("Idempotency-Key", "shared")
                .post("/requests", Walk.wish(walk.entitlement("files"), "Mine as well"));

        assertThat(other.status()).as(other.text()).isEqualTo(201);
    }

    @Test
    void aRefusedCommandLeavesItsKeyFree() {
        String entitlement = walk.entitlement("files");

        Refusals.storesNothing(
                house, () -> Refusals.require(post("refused", Walk.wish(entitlement, " ")), "422 invalid"));

        Walk.requireStatus(post("refused", Walk.wish(entitlement, "Better")), 201);
    }

    @Test
    void twoHundredCallsWithTwentyKeysFileTwentyRequests() throws Exception {
        List<Map<String, Object>> wishes = IntStream.range(0, KEYS)
                .mapToObj(key -> Walk.wish(walk.entitlement("files"), "Wish " + key))
                .toList();
        int before = house.tables().count("portal_request");
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        List<Future<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            int key = i % KEYS;
            calls.add(callers.submit(() -> post("parallel-" + key, wishes.get(key))));
        }
        List<String> answers = new ArrayList<>();
        for (Future<Answer> call : calls) {
            answers.add(Walk.requireStatus(call.get(), 201).text());
        }
        callers.shutdown();

        assertThat(answers.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting())))
                .hasSize(KEYS)
                .allSatisfy((answer, times) -> assertThat(times).isEqualTo(CALLS / KEYS));
        assertThat(house.tables().count("portal_request") - before).isEqualTo(KEYS);
    }

    @Test
    void anEntitlementIsAddedOnceAndTheRepetitionGetsTheVeryBytes() {
        RestClient keyed = house.as("dora").with("Idempotency-Key", "entitlement");
        Map<String, Object> draft = draft("added-once", "Added once");
        Answer first = Walk.requireStatus(keyed.post("/catalogue/entitlements", draft), 201);

        Answer second = Refusals.storesNothing(house, () -> keyed.post("/catalogue/entitlements", draft));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        Refusals.storesNothing(
                house,
                () -> Refusals.require(
                        keyed.post("/catalogue/entitlements", draft("added-once", "Something else")),
                        "422 idempotency-mismatch"));
    }

    @Test
    void manyCallsAtOnceAddOneEntitlement() {
        RestClient keyed = house.as("dora").with("Idempotency-Key", "crowd");
        Map<String, Object> draft = draft("added-by-many", "Added by many");

        List<String> answers = IntStream.range(0, THREADS)
                .parallel()
                .mapToObj(i -> keyed.post("/catalogue/entitlements", draft))
                .map(answer -> answer.status() + answer.text())
                .distinct()
                .toList();

        assertThat(answers).singleElement().asString().startsWith("201");
    }

    @Test
    void aTokenIsMadeOnceAndItsSecretIsNowhere() {
        RestClient keyed = ana.with("Idempotency-Key", "token");
        Map<String, Object> body = Stock.tokenBody("requests:read");
        int before = house.tables().count("portal_api_token");
        Answer first = Walk.requireStatus(keyed.post("/api-tokens", body), 201);

        Answer second = Refusals.storesNothing(
                house, () -> Refusals.require(keyed.post("/api-tokens", body), "409 already-made"));

        assertThat(second.text()).contains(first.<String>at("token.id")).doesNotContain(first.<String>at("secret"));
        String secret = first.at("secret");
        String inBytes = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        assertThat(house.tables().contents().values().stream().flatMap(List::stream))
                .noneMatch(row -> row.contains(secret) || row.contains(inBytes));
        assertThat(house.tables().count("portal_api_token") - before).isOne();
        Refusals.storesNothing(
                house,
                () -> Refusals.require(
                        keyed.post("/api-tokens", Stock.tokenBody("requests:submit")), "422 idempotency-mismatch"));
    }
}
