// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What every refusal has in common. */
final class Refusals {

    private Refusals() {}

    /** Fails unless the answer is a whole problem answer of a status and a code, written {@code 409 stale-version}. */
    static Answer require(Answer answer, String expected) {
        assertThat(answer.status() + " " + answer.code())
                .as(answer.method() + " " + answer.path() + ": " + answer.text())
                .isEqualTo(expected);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>at("type")).isEqualTo("/problems/" + answer.code());
        assertThat(answer.<Number>at("status").intValue()).isEqualTo(answer.status());
        assertThat(answer.<String>at("requestId")).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
        return answer;
    }

    /** Fails unless the answer names a field and the rule that it breaks. */
    static void requireError(Answer answer, String field, String rule) {
        require(answer, "422 invalid");
        List<Map<String, Object>> errors = answer.at("errors");
        assertThat(errors).as(answer.text()).anySatisfy(error -> {
            assertThat(error.get("field")).isEqualTo(field);
            assertThat(error.get("rule")).isEqualTo(rule);
        });
    }

    /** Fails if the tables are other ones after the calls than they were before, but for those that are left out. */
    static <T> T storesNothing(House house, Supplier<T> calls, String... leftOut) {
        Map<String, List<String>> before = house.tables().contents(leftOut);
        T answer = calls.get();
        assertThat(house.tables().contents(leftOut)).isEqualTo(before);
        return answer;
    }
}
