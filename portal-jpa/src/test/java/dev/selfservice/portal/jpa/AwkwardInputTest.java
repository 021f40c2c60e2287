// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What gets past the edge must not come back as a failure of the database. */
@ParameterizedClass
@EnumSource
class AwkwardInputTest {

    @Parameter
    Databases database;

    private static Request saying(String reason) {
        Request request = Samples.request().make();
        return new Request(
                request.id(),
                request.number(),
                request.title(),
                request.type(),
                request.requester(),
                request.beneficiary(),
                reason,
                request.state(),
                request.outcome(),
                request.submittedAt(),
                request.endedAt(),
                request.items(),
                request.process(),
                request.version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\0"})
    void aTextThatCannotBeStoredIsTheCallersFault(String text) {
        JpaStores stores = database.stores();
        Request request = saying(text);

        if (database == Databases.DERBY) {
            stores.transactions().run(() -> stores.requests().insert(request));
            assertThat(stores.requests().find(request.id())).contains(request);
        } else {
            assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> stores.transactions()
                    .run(() -> stores.requests().insert(request)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "????",
                "AAAA",
                "\u001f",
                "1\u001fx",
                "99999999999999999\u001f0",
                "x\u001f\0",
                "-1e9\u001f1"
            })
    void aCursorThatIsNotOursIsRefusedByEveryList(String raw) {
        JpaStores stores = database.stores();
        PersonId person = new PersonId("ana");
        String cursor = Base64.getUrlEncoder().encodeToString(raw.getBytes(StandardCharsets.UTF_8));
        List<Consumer<PageRequest>> lists = List.of(
                page -> stores.tasks().inbox(person, List.of("user:ana"), page),
                page -> stores.tasks().decidedBy(person, page),
                page -> stores.catalogue().search("", false, page),
                page -> stores.assignments().list(person, page),
                page -> stores.audit().list(page));

        for (Consumer<PageRequest> list : lists) {
            for (String after : List.of(cursor, raw)) {
                assertThatExceptionOfType(InvalidException.class)
                        .isThrownBy(() -> list.accept(PageRequest.first().startingAfter(after)))
                        .satisfies(refusal -> assertThat(refusal.errors())
                                .allMatch(error -> error.rule().equals("cursor")));
            }
        }
    }
}
