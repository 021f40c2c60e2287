// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.argument;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.keepsWhatWasRolledBack;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.signin.spi.PasswordStore;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Stores of passwords with one mistake each. */
final class PasswordStoreSpecimens {

    private PasswordStoreSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(keeping(), replacing(), together())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> keeping() {
        return List.of(
                broken(
                        "returnsWhatWasStoredLast",
                        "keeps the first password",
                        in(
                                PasswordStore.class,
                                "put",
                                (passwords, with) -> has(passwords, with) ? null : with.sound())),
                broken(
                        "knowsNothingOfOthersNotEvenIfTheyDifferInCaseOnly",
                        "ignores the case of ids",
                        argument(
                                PasswordStore.class,
                                "find",
                                PersonId.class,
                                person -> new PersonId(person.value().toLowerCase(Locale.ROOT)))),
                broken(
                        "putsAFirstPasswordThoughACrowdDoes",
                        "stumbles when somebody else put a first password",
                        in(PasswordStore.class, "put", (passwords, with) -> {
                                    if (has(passwords, with)) {
                                        throw new ConflictException("duplicate", "there is a password already");
                                    }
                                    return with.sound();
                                })
                                .inACrowd()));
    }

    private static List<Specimen> replacing() {
        return List.of(
                broken(
                                "replacesTheExpectedHash",
                                "says no though it replaced a hash",
                                in(PasswordStore.class, "replace", (passwords, with) -> with.sound() == null))
                        .implies("letsExactlyOneOfACrowdReplace"),
                broken(
                        "leavesAHashAloneThatSomebodyChangedMeanwhile",
                        "gives a password to who has none",
                        in(PasswordStore.class, "replace", (passwords, with) -> {
                            if (has(passwords, with)) {
                                return with.sound();
                            }
                            passwords.put(with.the(PersonId.class), with.the(2, String.class));
                            return true;
                        })));
    }

    private static List<Specimen> together() {
        return List.of(
                broken(
                        "letsExactlyOneOfACrowdReplace",
                        "says yes to each of a crowd",
                        CrowdMistake.yesToEach(PasswordStore.class, "replace")),
                broken(
                        "takesAReplacementBackWithItsTransaction",
                        "keeps a replacement that was rolled back",
                        keepsWhatWasRolledBack(PasswordStore.class, "replace")));
    }

    private static boolean has(PasswordStore passwords, StoreCall with) {
        return passwords.find(with.the(PersonId.class)).isPresent();
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Passwords.class, clause, mistake, () -> damage);
    }
}
