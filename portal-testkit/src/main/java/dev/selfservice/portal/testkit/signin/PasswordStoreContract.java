// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.signin.spi.PasswordStore;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link PasswordStore} must do. Extend it and say how to make one. */
@ExtendWith(WritesVerdict.class)
public abstract class PasswordStoreContract extends StoreContract {

    private static final String HASH = "$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo";

    private final PersonId person = Samples.person().id();

    private PasswordStore passwords() {
        return stores().passwords();
    }

    private void put(PersonId who, String hash) {
        commit(() -> passwords().put(who, hash));
    }

    private void assertStored(String hash) {
        assertThat(read(() -> passwords().find(person))).contains(hash);
    }

    @Nested
    @VerdictItem("keeps passwords")
    class Keeping {

        @Test
        void returnsWhatWasStoredLast() {
            put(person, HASH);
            put(person, HASH + "2");

            assertStored(HASH + "2");
        }

        @Test
        void knowsNothingOfOthersNotEvenIfTheyDifferInCaseOnly() {
            put(person, HASH);

            assertThat(read(() -> passwords().find(Samples.person().id()))).isEmpty();
            assertThat(read(() -> passwords().find(new PersonId(person.value().toUpperCase(Locale.ROOT)))))
                    .isEmpty();
        }

        @Test
        void putsAFirstPasswordThoughACrowdDoes() {
            Crowd.Result<Integer> result = Crowd.of(CROWD, i -> {
                put(person, HASH + i);
                return i;
            });

            assertThat(result.failures()).isEmpty();
            assertThat(read(() -> passwords().find(person)))
                    .hasValueSatisfying(hash -> assertThat(hash).startsWith(HASH));
        }
    }

    @Nested
    @VerdictItem("replaces passwords")
    class Replacing {

        @Test
        void replacesTheExpectedHash() {
            put(person, HASH);

            assertThat(commit(() -> passwords().replace(person, HASH, "next"))).isTrue();

            assertStored("next");
        }

        @Test
        void leavesAHashAloneThatSomebodyChangedMeanwhile() {
            put(person, "changed");

            assertThat(commit(() -> passwords().replace(person, HASH, "next"))).isFalse();
            assertThat(commit(() -> passwords().replace(Samples.person().id(), HASH, "next")))
                    .isFalse();

            assertStored("changed");
        }

        @Test
        void letsExactlyOneOfACrowdReplace() {
            put(person, HASH);

            Crowd.Result<Boolean> result =
                    Crowd.of(CROWD, i -> commit(() -> passwords().replace(person, HASH, "next " + i)));

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers()).containsOnlyOnce(true);
            assertStored("next " + result.answers().indexOf(true));
        }

        @Test
        void takesAReplacementBackWithItsTransaction() {
            put(person, HASH);

            rollBack(() -> passwords().replace(person, HASH, "next"));

            assertStored(HASH);
        }
    }
}
