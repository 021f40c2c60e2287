// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.CredentialAnswer;
import dev.selfservice.portal.testkit.identity.CredentialsSubject;
import dev.selfservice.portal.testkit.zoo.NarrowPlace;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Stores that check passwords with one mistake each. */
final class CredentialSpecimens {

    private CredentialSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(logins(), passwords(), answers()).flatMap(List::stream).toList();
    }

    private static List<Specimen> logins() {
        return List.of(
                broken("takesTheLoginWhateverItsCase", "minds the case of logins", () -> new PaperCredentials() {
                    @Override
                    boolean isHers(String login) {
                        return login().equals(login);
                    }
                }),
                broken("doesNotAnswerForStrangers", "takes a star for any login", () -> new PaperCredentials() {
                    @Override
                    boolean isHers(String login) {
                        return login.endsWith("*") || super.isHers(login);
                    }
                }));
    }

    private static List<Specimen> passwords() {
        return List.of(
                broken("rejectsAnotherPassword", "knows a second password for everybody", () -> new PaperCredentials() {
                            @Override
                            boolean isRight(String password) {
                                return super.isRight(password) || password.startsWith("kit-");
                            }
                        })
                        .implies("answersManyAtOnceEachTheirOwn"),
                broken("mindsEveryCharacter", "compares the first twenty characters", () -> new PaperCredentials() {
                    @Override
                    boolean isRight(String password) {
                        int most = 20;
                        return password.length() >= most && password().startsWith(password.substring(0, most));
                    }
                }),
                broken(
                        "takesNoPasswordForNoAnswer",
                        "lets everybody in who says nothing",
                        () -> new PaperCredentials() {
                            @Override
                            boolean isRight(String password) {
                                return password.isEmpty() || super.isRight(password);
                            }
                        }));
    }

    private static List<Specimen> answers() {
        return List.of(
                broken(
                                "acceptsTheRightPasswordAndSaysWhoseItIs",
                                "names the login as the person",
                                () -> new PaperCredentials() {
                                    @Override
                                    PersonId accepted() {
                                        return new PersonId(login());
                                    }
                                })
                        .implies("takesTheLoginWhateverItsCase", "answersManyAtOnceEachTheirOwn"),
                broken("answersManyAtOnceEachTheirOwn", "gives up when two ask at once", () -> new PaperCredentials() {
                    private final NarrowPlace place = new NarrowPlace();

                    @Override
                    boolean isRight(String password) {
                        place.pass(new Object());
                        return super.isRight(password);
                    }
                }),
                broken(
                        "saysThatItCannotAnswerWhenItCannot",
                        "rejects whom it cannot ask after",
                        () -> new PaperCredentials() {
                            @Override
                            CredentialAnswer withoutPaper() {
                                return new CredentialAnswer.Rejected();
                            }
                        }));
    }

    private static Specimen broken(String clause, String mistake, Supplier<CredentialsSubject> subject) {
        return Specimen.of(CredentialsInZoo.class, clause, mistake, subject);
    }
}
