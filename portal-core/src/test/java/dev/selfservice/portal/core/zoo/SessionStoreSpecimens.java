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
import dev.selfservice.portal.signin.spi.SessionStore;
import dev.selfservice.portal.signin.spi.StoredSession;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stores of sessions with one mistake each. */
final class SessionStoreSpecimens {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private SessionStoreSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(finding(), touching(), ending(), endingAtOnce())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> finding() {
        return List.of(
                broken(
                        "returnsWhatWasStored",
                        "finds somebody's session for a token that it never saw",
                        remembering(known -> in(SessionStore.class, "find", (sessions, with) -> {
                            boolean strange = known.stream()
                                    .noneMatch(each -> each.tokenHash().equals(with.the(String.class)));
                            return strange ? known.stream().findFirst() : with.sound();
                        }))),
                broken(
                        "forgetsASessionThatIdledTooLongOrReachedItsEnd",
                        "ends no session before it has idled",
                        argument(
                                SessionStore.class,
                                "insert",
                                StoredSession.class,
                                session -> with(
                                        session,
                                        "endsAt",
                                        Stream.of(
                                                        session.info().endsAt(),
                                                        session.info().idleUntil())
                                                .max(Comparator.naturalOrder())
                                                .orElseThrow()))),
                broken(
                        "listsTheNewestFirstAndNobodyElses",
                        "lists first what was stored last",
                        remembering(known -> answer(SessionStore.class, "list", (List<StoredSession> found) -> {
                            List<StoredSession> listed = new ArrayList<>(known);
                            listed.retainAll(found);
                            Collections.reverse(listed);
                            return listed;
                        }))),
                broken(
                        "tellsThoseThatNeitherEndedNorTimedOut",
                        "takes each session for alive",
                        in(SessionStore.class, "alive", (sessions, with) -> with.the(Map.class)
                                .keySet())));
    }

    private static List<Specimen> touching() {
        return List.of(
                broken("movesTheIdleTimeOn", "never notes a use", nothing(SessionStore.class, "touch")),
                broken(
                        "writesAtMostOnceAMinute",
                        "writes at each use",
                        in(SessionStore.class, "touch", (sessions, with) -> {
                            found(sessions, with)
                                    .map(each -> with(
                                            each,
                                            "lastSeenAt",
                                            each.info().lastSeenAt().minus(TWO_MINUTES)))
                                    .ifPresent(sessions::insert);
                            return with.sound();
                        })),
                broken(
                        "neverLetsASessionOutliveItsEnd",
                        "lets a session idle beyond its end",
                        in(SessionStore.class, "touch", SessionStoreSpecimens::idleBeyondTheEnd)),
                broken(
                        "neverWakesASessionThatIsOver",
                        "wakes a session that has timed out",
                        remembering(known -> in(SessionStore.class, "touch", (sessions, with) -> {
                            Duration idle = with.the(Duration.class);
                            known.stream()
                                    .filter(each -> each.tokenHash().equals(with.the(String.class)))
                                    .filter(each -> found(sessions, with).isEmpty())
                                    .map(each -> with(
                                            each,
                                            "idleUntil",
                                            each.info().idleUntil().plus(idle)))
                                    .forEach(sessions::insert);
                            return with.sound();
                        }))));
    }

    private static Object idleBeyondTheEnd(SessionStore sessions, StoreCall with) {
        Optional<StoredSession> before = found(sessions, with);
        Object answer = with.sound();
        found(sessions, with)
                .filter(each -> !before.equals(Optional.of(each)))
                .map(each -> with(each, "idleUntil", each.info().lastSeenAt().plus(with.the(Duration.class))))
                .ifPresent(sessions::insert);
        return answer;
    }

    private static List<Specimen> ending() {
        return List.of(
                broken(
                        "endsOneSessionOnceAndNobodyElses",
                        "ends a session for whoever asks",
                        remembering(known -> in(SessionStore.class, "end", (sessions, with) -> {
                            PersonId owner = known.stream()
                                    .filter(each -> each.info().id().equals(with.the(String.class)))
                                    .map(each -> each.info().person())
                                    .findFirst()
                                    .orElseThrow();
                            return with.soundWith(PersonId.class, owner);
                        }))),
                broken(
                        "endsAllSessionsOfAPerson",
                        "spares the newest session",
                        in(
                                SessionStore.class,
                                "endAll",
                                (sessions, with) -> sessions.trim(with.the(PersonId.class), 1))),
                broken(
                        "endsTheOldestBeyondTheNewest",
                        "keeps one too many",
                        argument(SessionStore.class, "trim", Integer.class, keep -> keep + 1)),
                broken(
                        "dropsNoMoreThanAskedForAndNoneThatIsAlive",
                        "drops as many as there are",
                        argument(SessionStore.class, "purge", Integer.class, most -> Integer.MAX_VALUE)));
    }

    private static List<Specimen> endingAtOnce() {
        return List.of(
                broken(
                        "letsExactlyOneOfACrowdEndASession",
                        "says yes to each of a crowd",
                        CrowdMistake.yesToEach(SessionStore.class, "end")),
                broken(
                        "takesAnEndBackWithItsTransaction",
                        "keeps an end that was rolled back",
                        keepsWhatWasRolledBack(SessionStore.class, "endAll")));
    }

    /** Hands out, in their order, the sessions that were stored. */
    private static StoreMistake remembering(Function<List<StoredSession>, StoreMistake> mistake) {
        return anew(() -> {
            List<StoredSession> known = new ArrayList<>();
            return mistake.apply(known).and(in(SessionStore.class, "insert", (sessions, with) -> {
                known.add(with.the(StoredSession.class));
                return with.sound();
            }));
        });
    }

    private static Optional<StoredSession> found(SessionStore sessions, StoreCall with) {
        return sessions.find(with.the(String.class));
    }

    private static StoredSession with(StoredSession session, String component, Instant at) {
        return Altered.of(session, "info", Altered.of(session.info(), component, at));
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Sessions.class, clause, mistake, () -> damage);
    }
}
