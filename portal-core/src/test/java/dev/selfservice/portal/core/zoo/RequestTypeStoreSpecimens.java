// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.argument;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.requesttypes.Stage;
import dev.selfservice.portal.requesttypes.spi.RequestTypeStore;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Stores of request types with one mistake each. */
final class RequestTypeStoreSpecimens {

    private RequestTypeStoreSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(keeping(), versions()).flatMap(List::stream).toList();
    }

    private static List<Specimen> keeping() {
        return List.of(
                broken(
                        "returnsWhatWasStored",
                        "finds the newest for a version that is not there",
                        in(RequestTypeStore.class, "find", (types, with) -> {
                            Optional<?> found = (Optional<?>) with.sound();
                            return found.isPresent()
                                    ? found
                                    : types.newest().stream()
                                            .filter(type -> type.id().equals(with.the(RequestTypeId.class)))
                                            .findFirst();
                        })),
                broken(
                        "keepsEveryStageInItsPlaceWithEveryDetail",
                        "keeps stages in the order of their keys",
                        argument(
                                RequestTypeStore.class,
                                "insert",
                                RequestType.class,
                                type -> Altered.of(
                                        type,
                                        "stages",
                                        type.stages().stream()
                                                .sorted(Comparator.comparing(Stage::key))
                                                .toList()))),
                broken(
                        "returnsEveryTextAsItWasWritten",
                        "composes the letters of a title",
                        argument(
                                RequestTypeStore.class,
                                "insert",
                                RequestType.class,
                                type -> Altered.of(type, "title", composed(type.title())))));
    }

    private static List<Specimen> versions() {
        return List.of(
                broken(
                        "refusesAVersionThatExistsAlready",
                        "is silent about a version that differs from the first",
                        in(RequestTypeStore.class, "insert", (types, with) -> {
                            RequestType type = with.the(RequestType.class);
                            try {
                                return with.sound();
                            } catch (ConflictException refused) {
                                if (types.find(type.id(), type.version())
                                        .filter(type::equals)
                                        .isPresent()) {
                                    throw refused;
                                }
                                return null;
                            }
                        })),
                broken(
                        "letsExactlyOneOfACrowdPublishAVersion",
                        "is silent when a crowd publishes one version",
                        CrowdMistake.silentToEach(RequestTypeStore.class, "insert")),
                broken(
                        "listsTheNewestVersionOfEachTypeById",
                        "takes 9 for newer than 10",
                        in(RequestTypeStore.class, "newest", (types, with) -> types.newest().stream()
                                .map(type -> newestByText(types, type))
                                .toList())),
                broken(
                        "listsTheNewestVersionOfEachTypeById",
                        "lists types backwards",
                        answer(RequestTypeStore.class, "newest", (List<RequestType> newest) -> newest.stream()
                                .sorted(Comparator.comparing(
                                                (RequestType type) -> type.id().value())
                                        .reversed())
                                .toList())));
    }

    private static RequestType newestByText(RequestTypeStore types, RequestType newest) {
        return IntStream.rangeClosed(1, newest.version())
                .boxed()
                .max(Comparator.comparing(String::valueOf))
                .flatMap(version -> types.find(newest.id(), version))
                .orElse(newest);
    }

    private static LocalText composed(LocalText text) {
        return new LocalText(text.byLanguage().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> Normalizer.normalize(each.getValue(), Normalizer.Form.NFC))));
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.RequestTypes.class, clause, mistake, () -> damage);
    }
}
