// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.requesttypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.requesttypes.ApproverRule;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.requesttypes.Stage;
import dev.selfservice.portal.requesttypes.spi.RequestTypeStore;
import dev.selfservice.portal.testkit.AwkwardTexts;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link RequestTypeStore} must do. Extend it and say how to make one. */
@ExtendWith(WritesVerdict.class)
public abstract class RequestTypeStoreContract extends StoreContract {

    private RequestTypeStore types() {
        return stores().requestTypes();
    }

    private RequestType stored(RequestType type) {
        commit(() -> types().insert(type));
        return type;
    }

    private Optional<RequestType> find(RequestType type) {
        return read(() -> types().find(type.id(), type.version()));
    }

    private static RequestType version(RequestType type, int version) {
        return new RequestType(type.id(), version, type.title(), type.description(), type.starters(), type.stages());
    }

    @Nested
    @VerdictItem("keeps request types")
    class Keeping {

        @Test
        void returnsWhatWasStored() {
            RequestType type = stored(Samples.requestType());

            assertThat(find(type)).contains(type);
            assertThat(read(() -> types().find(type.id(), 2))).isEmpty();
            assertThat(read(() -> types().find(new RequestTypeId("t" + Samples.word()), 1)))
                    .isEmpty();
        }

        @Test
        void keepsEveryStageInItsPlaceWithEveryDetail() {
            List<Stage> stages = List.of(
                    stage("z-first", Optional.of(Duration.ofHours(36)), "manager-of-beneficiary", "group:a\"b:c"),
                    stage("a-second", Optional.empty(), "role:owner, of things"),
                    stage("m-third", Optional.of(Duration.ofSeconds(1)), "user:\u00E9l\u00E8ve"));
            RequestType plain = Samples.requestType();
            RequestType type =
                    stored(new RequestType(plain.id(), 7, plain.title(), plain.description(), List.of(), stages));

            assertThat(find(type)).contains(type);
        }

        @Test
        void returnsEveryTextAsItWasWritten() {
            for (String text : AwkwardTexts.all()) {
                RequestType plain = Samples.requestType();
                LocalText local = new LocalText(Map.of("en", text, "pt-BR", text));
                RequestType type =
                        stored(new RequestType(plain.id(), 1, local, local, plain.starters(), plain.stages()));

                assertThat(find(type)).contains(type);
            }
        }

        private Stage stage(String key, Optional<Duration> due, String... approvers) {
            return new Stage(
                    key,
                    Stage.Kind.APPROVE,
                    LocalText.english("Stage " + key),
                    List.of(approvers).stream().map(ApproverRule::new).toList(),
                    due);
        }
    }

    @Nested
    @VerdictItem("never changes a version")
    class Versions {

        @Test
        void refusesAVersionThatExistsAlready() {
            RequestType first = stored(Samples.requestType());
            RequestType other = new RequestType(
                    first.id(),
                    1,
                    LocalText.english("Another"),
                    first.description(),
                    List.of(Grantee.role(Samples.role())),
                    first.stages());

            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> stored(other))
                    .satisfies(conflict -> assertThat(conflict.code()).isEqualTo("duplicate"));

            assertThat(find(first)).contains(first);
        }

        @Test
        void letsExactlyOneOfACrowdPublishAVersion() {
            RequestType type = Samples.requestType();

            Crowd.Result<RequestType> result = Crowd.of(CROWD, i -> stored(type));

            assertThat(result.answers()).hasSize(1);
            assertThat(result.failures()).allSatisfy(failure -> assertThat(failure)
                    .isInstanceOfSatisfying(ConflictException.class, conflict -> assertThat(conflict.code())
                            .isEqualTo("duplicate")));
        }

        @Test
        void listsTheNewestVersionOfEachTypeById() {
            RequestType one = Samples.requestType();
            RequestType two = Samples.requestType();
            stored(version(one, 9));
            stored(one);
            stored(version(one, 10));
            stored(two);

            List<RequestType> newest = read(types()::newest);

            assertThat(newest).contains(version(one, 10), two);
            assertThat(newest).extracting(RequestType::id).doesNotHaveDuplicates();
            assertThat(newest).extracting(type -> type.id().value()).isSorted();
        }
    }
}
