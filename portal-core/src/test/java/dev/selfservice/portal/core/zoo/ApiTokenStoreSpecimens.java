// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.anew;
import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.argument;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.keepsWhatWasRolledBack;
import static dev.selfservice.portal.core.zoo.StoreMistake.nothing;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.signin.ApiToken;
import dev.selfservice.portal.signin.spi.ApiTokenStore;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores of API tokens with one mistake each. */
final class ApiTokenStoreSpecimens {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final int FEW = 5;
    private static final int NINETY_NINE = 99;

    private ApiTokenStoreSpecimens() {}

    /** A token as it was stored, with the hash of its secret. */
    private record Kept(ApiToken token, String hash) {

        /** Returns the token as it is now, if it is still there. */
        Optional<ApiToken> now(ApiTokenStore tokens) {
            return tokens.list(token.person()).stream()
                    .filter(each -> each.id().equals(token.id()))
                    .findFirst();
        }
    }

    static List<Specimen> all() {
        return Stream.of(finding(), keeping(), touching(), revoking(), listing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> finding() {
        return List.of(
                broken(
                        "returnsWhatWasStored",
                        "finds somebody's token for a secret that it never saw",
                        remembering(known -> in(ApiTokenStore.class, "find", (tokens, with) -> {
                            boolean strange =
                                    known.stream().noneMatch(each -> each.hash().equals(with.the(String.class)));
                            return strange ? known.stream().map(Kept::token).findFirst() : with.sound();
                        }))),
                broken(
                        "findsNoTokenThatHasExpired",
                        "finds tokens that have expired",
                        remembering(known -> in(ApiTokenStore.class, "find", (tokens, with) -> known.stream()
                                .filter(each -> each.hash().equals(with.the(String.class)))
                                .flatMap(each -> each.now(tokens).stream())
                                .filter(token -> token.revokedAt().isEmpty())
                                .findFirst()))));
    }

    private static List<Specimen> keeping() {
        return List.of(
                broken(
                        "keepsATokenWithEveryPermission",
                        "keeps five permissions of a token",
                        argument(
                                ApiTokenStore.class,
                                "insert",
                                ApiToken.class,
                                token -> Altered.of(
                                        token,
                                        "scope",
                                        token.scope().stream().limit(FEW).collect(Collectors.toSet())))),
                broken(
                        "returnsEveryLabelAsItWasWritten",
                        "composes the letters of a label",
                        argument(
                                ApiTokenStore.class,
                                "insert",
                                ApiToken.class,
                                token -> Altered.of(
                                        token, "label", Normalizer.normalize(token.label(), Normalizer.Form.NFC)))),
                broken(
                        "forgetsATokenThatWasRolledBack",
                        "keeps a token that was rolled back",
                        keepsWhatWasRolledBack(ApiTokenStore.class, "insert")));
    }

    private static List<Specimen> touching() {
        return List.of(
                broken("notesTheFirstUseAndLaterOnes", "never notes a use", nothing(ApiTokenStore.class, "touch")),
                broken(
                        "writesAtMostOnceAMinute",
                        "writes at each use",
                        remembering(known -> in(ApiTokenStore.class, "touch", (tokens, with) -> {
                            known.stream().filter(each -> isTheOne(each, with)).forEach(each -> each.now(tokens)
                                    .ifPresent(token -> tokens.insert(
                                            Altered.of(
                                                    token,
                                                    "lastUsedAt",
                                                    token.lastUsedAt().map(at -> at.minus(TWO_MINUTES))),
                                            each.hash())));
                            return with.sound();
                        }))));
    }

    private static List<Specimen> revoking() {
        return List.of(
                broken(
                        "revokesOnceAndNobodyElses",
                        "revokes for whoever asks",
                        remembering(known -> in(ApiTokenStore.class, "revoke", (tokens, with) -> {
                            PersonId owner = known.stream()
                                    .filter(each -> isTheOne(each, with))
                                    .map(each -> each.token().person())
                                    .findFirst()
                                    .orElseThrow();
                            return with.soundWith(PersonId.class, owner);
                        }))),
                broken(
                        "staysRevokedThoughItIsUsed",
                        "takes back a revocation at the next use",
                        remembering(known -> in(ApiTokenStore.class, "touch", (tokens, with) -> {
                            known.stream().filter(each -> isTheOne(each, with)).forEach(each -> each.now(tokens)
                                    .ifPresent(token -> tokens.insert(
                                            Altered.of(token, "revokedAt", Optional.empty()), each.hash())));
                            return with.sound();
                        }))),
                broken(
                        "tellsThoseThatAreNeitherRevokedNorExpired",
                        "takes each token for alive",
                        in(ApiTokenStore.class, "alive", (tokens, with) -> with.the(Map.class)
                                .keySet())));
    }

    private static List<Specimen> listing() {
        return List.of(
                broken(
                        "findsARevokedTokenNoMoreButListsIt",
                        "leaves revoked tokens out of the list",
                        answer(ApiTokenStore.class, "list", (List<ApiToken> listed) -> listed.stream()
                                .filter(token -> token.revokedAt().isEmpty())
                                .toList())),
                broken(
                        "listsTheNewestFirstAtMostAHundredAndNobodyElses",
                        "lists ninety-nine",
                        answer(ApiTokenStore.class, "list", (List<ApiToken> listed) -> listed.stream()
                                .limit(NINETY_NINE)
                                .toList())));
    }

    /** Hands out the tokens that were stored. */
    private static StoreMistake remembering(Function<List<Kept>, StoreMistake> mistake) {
        return anew(() -> {
            List<Kept> known = new ArrayList<>();
            return mistake.apply(known).and(in(ApiTokenStore.class, "insert", (tokens, with) -> {
                known.add(new Kept(with.the(ApiToken.class), with.the(String.class)));
                return with.sound();
            }));
        });
    }

    private static boolean isTheOne(Kept each, StoreCall with) {
        return each.token().id().equals(with.the(UUID.class));
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.ApiTokens.class, clause, mistake, () -> damage);
    }
}
