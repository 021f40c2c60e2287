// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfservice.portal.server.journeys.Databases;
import dev.selfservice.portal.server.journeys.House;
import dev.selfservice.portal.server.journeys.Walk;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The big list of naughty strings as reasons and comments: kept to the character, or refused, on both databases. */
@ParameterizedClass
@EnumSource(Databases.class)
class NaughtyStringsTest {

    private static final String FILE = "blns.json";
    private static final Path SUITE =
            Path.of(System.getProperty("portal.suites", "../../shared/suites")).resolve(FILE);
    private static final int FLOOR = 515;

    @Parameter
    Databases kind = Databases.DERBY;

    private static @Nullable House house;
    private static RestClient ana;
    private static RestClient bea;
    private static Walk walk;
    private static int passed;

    /** One string of the list, by its place in it. */
    record Naughty(int place, String text) {
        @Override
        public String toString() {
            return "#" + place;
        }
    }

    @BeforeParameterizedClassInvocation
    static void open(Databases kind) {
        if (!Files.exists(SUITE)) {
            System.out.println("SKIPPED: the naughty strings are not at " + SUITE.toAbsolutePath());
        }
        assumeTrue(Files.exists(SUITE), "the naughty strings are not there");
        passed = 0;
        House fresh = House.still(kind);
        house = fresh;
        walk = new Walk(fresh.as("dora"));
        ana = fresh.as("ana");
        bea = fresh.as("bea");
    }

    @AfterParameterizedClassInvocation
    static void close(Databases kind) {
        if (house != null) {
            house.close();
            System.out.println("suite " + FILE + " " + passed + "/" + FLOOR + " on " + kind);
            assertThat(passed).isGreaterThanOrEqualTo(FLOOR);
        }
    }

    static Stream<Naughty> strings() throws IOException {
        if (!Files.exists(SUITE)) {
            return Stream.of(new Naughty(0, ""));
        }
        try (InputStream in = Files.newInputStream(SUITE);
                JsonReader reader = Json.createReader(in)) {
            List<String> all = reader.readObject().getJsonArray("strings").getValuesAs(JsonString::getString);
            return IntStream.range(0, all.size()).mapToObj(i -> new Naughty(i, all.get(i)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strings")
    void isKeptAsItIsOrRefused(Naughty each) {
        String entitlement = walk.entitlement("files");
        Answer filed = ana.post("/requests", Walk.wish(entitlement, each.text()));
        String request = filed.status() == 201 ? filed.at("id") : walk.ask(ana, entitlement, "Another reason");
        if (filed.status() == 201) {
            Answer read = Walk.requireStatus(ana.get("/requests/" + request), 200);
            assertThat(read.<String>at("request.reason")).isEqualTo(each.text());
        } else {
            assertThat(filed.status()).as(filed.text()).isIn(400, 422);
        }
        comment(each.text(), request);
        passed++;
    }

    private static void comment(String text, String request) {
        String task = walk.taskOf(bea, request);
        Answer detail = Walk.requireStatus(bea.get("/tasks/" + task), 200);
        Map<String, Object> no = Walk.decision(detail, "REJECTED", text);
        Answer decided = bea.post("/tasks/" + task + "/decide", no);
        if (decided.status() == 200) {
            assertThat(bea.get("/tasks/" + task).<String>at("comment")).isEqualTo(text);
            assertThat(ana.get("/requests/" + request).<String>at("steps.1.comment"))
                    .isEqualTo(text);
        } else {
            assertThat(decided.status()).as(decided.text()).isIn(400, 422);
            // The next string must find an empty inbox.
            walk.decide(bea, request, "REJECTED", "No");
        }
    }
}
