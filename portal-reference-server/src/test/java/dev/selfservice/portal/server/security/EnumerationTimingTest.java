// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How long a refused sign-in takes does not tell whether the name exists or is disabled (ENUM-3): over HTTP, 200 names of
 * each kind in a shuffled order, one wrong password each, so that none is held up.
 *
 * <p>By the nature of its test one run in a hundred per comparison may fail without a cause; so it runs in the profile
 * {@code faults}, on a machine with nothing else to do, and says what it measured.
 */
@Tag("timing")
class EnumerationTimingTest {

    private static final int SAMPLES = 200;
    private static final double MOST_APART_MILLIS = 5;
    private static final double LEAST_LIKELY = 0.01;

    private enum Kind {
        EXISTING,
        UNKNOWN,
        DISABLED
    }

    private record Try(Kind kind, String login) {}

    @ParameterizedTest
    @ValueSource(longs = {0, 250})
    void aRefusalTellsNothingByItsTime(long leastMillis) {
        InMemoryIdentityStore people = new InMemoryIdentityStore();
        Map<Kind, double[]> took = new EnumMap<>(Kind.class);
        Set<String> seen = new HashSet<>();
        List<Try> tries = tries();
        Portal portal = portal(people, Duration.ofMillis(leastMillis));
        try (TestServer server = TestServer.around(portal, people)) {
            settle(portal, people);
            RestClient nobody = server.anonymous();
            for (int i = 0; i < SAMPLES / 4; i++) {
                refused(nobody, "warm-up-" + i);
            }
            Map<Kind, List<Double>> times = new EnumMap<>(Kind.class);
            for (Try each : tries) {
                long began = System.nanoTime();
                Answer answer = refused(nobody, each.login());
                times.computeIfAbsent(each.kind(), kind -> new ArrayList<>()).add((System.nanoTime() - began) / 1e6);
                seen.add(answer.text().replace(answer.header("X-Request-Id"), "<id>"));
            }
            times.forEach((kind, all) -> took.put(
                    kind, all.stream().mapToDouble(Double::doubleValue).sorted().toArray()));
        }

        assertThat(seen).hasSize(1);
        compare(leastMillis, took, Kind.EXISTING, Kind.UNKNOWN);
        compare(leastMillis, took, Kind.EXISTING, Kind.DISABLED);
    }

    private static void compare(long least, Map<Kind, double[]> took, Kind one, Kind other) {
        double[] first = took.get(one);
        double[] second = took.get(other);
        double apart = Math.abs(median(first) - median(second));
        double likely = likelihood(first, second);
        String words = "least %d ms, %s (median %.2f ms) and %s (median %.2f ms): medians %.2f ms apart, p = %.3f"
                .formatted(least, one, median(first), other, median(second), apart, likely);
        System.getLogger(EnumerationTimingTest.class.getName()).log(System.Logger.Level.INFO, words);

        assertThat(apart).as(words).isLessThan(MOST_APART_MILLIS);
        assertThat(likely).as(words).isGreaterThan(LEAST_LIKELY);
    }

    private static Answer refused(RestClient client, String login) {
        Answer answer = client.post("/sessions", Map.of("login", login, "password", "not this one"));
        assertThat(answer.status() + " " + answer.code()).isEqualTo("401 sign-in-failed");
        return answer;
    }

    private static List<Try> tries() {
        List<Try> tries = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < SAMPLES; i++) {
                tries.add(new Try(kind, login(kind, i)));
            }
        }
        Collections.shuffle(tries, new Random(7));
        return tries;
    }

    /** As long for each kind, so that nothing but the kind differs. */
    private static String login(Kind kind, int number) {
        return "%c-somebody-%03d".formatted(Character.toLowerCase(kind.name().charAt(0)), number);
    }

    private static void settle(Portal portal, InMemoryIdentityStore people) {
        for (Kind kind : List.of(Kind.EXISTING, Kind.DISABLED)) {
            for (int i = 0; i < SAMPLES; i++) {
                String login = login(kind, i);
                people.person(login, "Somebody");
                portal.storePassword(new PersonId(login), TestServer.PASSWORD.toCharArray());
                if (kind == Kind.DISABLED) {
                    people.disable(new PersonId(login));
                }
            }
        }
    }

    private static Portal portal(InMemoryIdentityStore people, Duration least) {
        return Portal.builder()
                .stores(new InMemoryStores(Clock.systemUTC()))
                .identity(people)
                .keys(Keys.fresh())
                .config(PortalConfig.defaults()
                        .everyoneMay(PortalConfig.ORDINARY)
                        .firstAdministrator(new PersonId("e-somebody-000"))
                        .signIn(SignInConfig.defaults()
                                .cheapest()
                                .triesPerAddress(1_000_000)
                                .leastRefusal(least)))
                .build();
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The two-sample Kolmogorov-Smirnov test: how likely two samples of one distribution are at least this different. */
    private static double likelihood(double[] first, double[] second) {
        double distance = 0;
        for (double[] sample : List.of(first, second)) {
            for (double value : sample) {
                distance = Math.max(distance, Math.abs(share(first, value) - share(second, value)));
            }
        }
        double size = Math.sqrt((double) first.length * second.length / (first.length + second.length));
        double lambda = (size + 0.12 + 0.11 / size) * distance;
        double sum = 0;
        for (int term = 1; term <= 100; term++) {
            sum += (term % 2 == 1 ? 2 : -2) * Math.exp(-2 * term * term * lambda * lambda);
        }
        return lambda < 0.2 ? 1 : Math.max(0, Math.min(1, sum));
    }

    private static double share(double[] sample, double value) {
        return (double) Arrays.stream(sample).filter(each -> each <= value).count() / sample.length;
    }
}
