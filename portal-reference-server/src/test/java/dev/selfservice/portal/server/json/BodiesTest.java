// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.FieldError;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.server.problem.EdgeException;
import dev.selfservice.portal.server.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

    enum Colour {
        RED,
        GREEN
    }

    record Inner(Optional<String> name) {}

    record Body(
            Optional<String> text,
            Optional<Long> count,
            Optional<Boolean> flag,
            Optional<Colour> colour,
            Optional<List<Inner>> items,
            Optional<List<String>> tags) {}

    private static Body read(String json) {
        return Bodies.read(StrictJson.read(json.getBytes(StandardCharsets.UTF_8)), Body.class);
    }

    private static List<FieldError> errorsOf(String json) {
        try {
            read(json);
            return List.of();
        } catch (InvalidException refused) {
            return refused.errors();
        }
    }

    @Test
    void everyKindOfFieldIsRead() {
        Body body = read("""
                {"text": "ä\\u00e4", "count": -7, "flag": true, "colour": "GREEN",
                 "items": [{"name": "a"}, {}], "tags": ["x"]}""");

        assertThat(body)
                .isEqualTo(new Body(
                        Optional.of("ää"),
                        Optional.of(-7L),
                        Optional.of(true),
                        Optional.of(Colour.GREEN),
                        Optional.of(List.of(new Inner(Optional.of("a")), new Inner(Optional.empty()))),
                        Optional.of(List.of("x"))));
    }

    @Test
    void nullMeansAbsent() {
        assertThat(read("{\"text\": null}").text()).isEmpty();
    }

    @Test
    void anUnknownFieldIsNamedAtAnyDepth() {
        assertThatThrownBy(() -> read("{\"items\": [{\"nmae\": \"a\"}]}"))
                .isInstanceOfSatisfying(EdgeException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ProblemCode.UNKNOWN_FIELD);
                    assertThat(refused.errors()).extracting(FieldError::field).containsExactly("items[0].nmae");
                });
    }

    @Test
    void aFieldThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> read("{\"text\": \"a\", \"text\": \"b\"}"))
                .isInstanceOfSatisfying(EdgeException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ProblemCode.MALFORMED_REQUEST));
    }

    @Test
    void everyWrongTypeIsNamedInOneAnswer() {
        List<FieldError> errors = errorsOf("""
                {"text": 1, "count": "1", "flag": "yes", "colour": "BLUE", "items": [7, {"name": []}], "tags": [null]}""");

        assertThat(errors)
                .extracting(error -> error.field() + " " + error.rule())
                .containsExactlyInAnyOrder(
                        "text type",
                        "count type",
                        "flag type",
                        "colour choice",
                        "items[0] type",
                        "items[1].name type",
                        "tags[0] type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e3", "99999999999999999999", "-0.0"})
    void aNumberThatIsNotWholeOrTooLongIsRefused(String number) {
        assertThat(errorsOf("{\"count\": " + number + "}"))
                .extracting(FieldError::rule)
                .containsExactly("type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "\\udc00\\ud800"})
    void textThatADatabaseCannotKeepIsRefused(String text) {
        assertThat(errorsOf("{\"text\": \"" + text + "\"}"))
                .extracting(FieldError::rule)
                .containsExactly("characters");
    }

    @Test
    void aWholePairOfSurrogatesIsOneCharacter() {
        assertThat(read("{\"text\": \"\\ud83d\\ude00\"}").text()).contains("😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"a\"", "true", "null"})
    void aBodyIsAnObject(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(EdgeException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ProblemCode.MALFORMED_REQUEST));
    }

    @Test
    void nestingIsBounded() {
        String fits = "[".repeat(64) + "]".repeat(64);
        String deep = "[".repeat(65) + "]".repeat(65);

        assertThat(StrictJson.read(fits.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Json.Items.class);
        assertThatThrownBy(() -> StrictJson.read(deep.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(EdgeException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ProblemCode.MALFORMED_JSON));
    }

    @Test
    void noMessageRepeatsWhatWasSent() {
        assertThatThrownBy(() -> read("{\"text\": \"hunter2\" hunter2}")).hasMessageNotContaining("hunter2");
    }
}
