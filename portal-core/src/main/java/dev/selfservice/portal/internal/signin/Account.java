// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.Person;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom a sign-in is aimed at.
 *
 * <p>Somebody known is counted by their id, never by what was typed: a login may be spelled in several ways that the
 * identity store takes for the same, and each would come with tries of its own.
 *
 * @param name what wrong passwords are counted for
 * @param login what was typed; empty if nobody can be called that
 * @param person the person with the login, active or not
 */
record Account(String name, Optional<String> login, Optional<Person> person) {

    private static final int LONGEST_LOGIN = 255;

    /** Returns what was typed as a login, unless no identity store should be troubled with it. */
    static Optional<String> login(String typed) {
        String login = typed.strip();
        boolean sound = !login.isEmpty()
                && login.length() <= LONGEST_LOGIN
                && login.codePoints().noneMatch(c -> Character.isISOControl(c) || isLoneSurrogate(c));
        return sound ? Optional.of(login) : Optional.empty();
    }

    static Account of(PersonId person) {
        return new Account("person:" + person, Optional.empty(), Optional.empty());
    }

    static Account known(String login, Person person) {
        return new Account("person:" + person.id(), Optional.of(login), Optional.of(person));
    }

    static Account unknown(Optional<String> login) {
        String name = login.map(text -> Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT))
                .orElse("");
        return new Account("login:" + name, login, Optional.empty());
    }

    /** Returns the person, if they may use the portal. */
    Optional<Person> active() {
        return person.filter(Person::active);
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
