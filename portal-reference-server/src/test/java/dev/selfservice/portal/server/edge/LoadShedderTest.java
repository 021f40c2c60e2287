// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.config.HttpConfig;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadShedderTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aBurstOfOneSecondPassesAndThenTheSteadyRate() {
        TokenBucket bucket = new TokenBucket(3, 0);

        assertThat(IntStream.range(0, 4).mapToObj(i -> bucket.take(0))).containsExactly(true, true, true, false);
        assertThat(bucket.take(SECOND / 3 + 1)).isTrue();
        assertThat(bucket.take(SECOND / 3 + 2)).isFalse();
        assertThat(IntStream.range(0, 4).mapToObj(i -> bucket.take(10 * SECOND)))
                .containsExactly(true, true, true, false);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        HttpConfig slow = new HttpConfig("localhost", 0, "", Set.of(), 2, Duration.ofSeconds(5), List.of(), true);
        try (TestServer server = TestServer.inMemory(slow)) {
            List<Answer> answers = IntStream.range(0, 20)
                    .mapToObj(i -> server.anonymous().get("/tasks"))
                    .toList();

            Answer shed = answers.stream()
                    .filter(answer -> answer.status() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(shed.code()).isEqualTo("too-many");
            assertThat(shed.header("Retry-After")).isEqualTo("1");
        }
    }
}
