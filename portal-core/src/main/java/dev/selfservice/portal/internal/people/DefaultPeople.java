// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.people;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.internal.guard.CommandRule;
import dev.selfservice.portal.internal.guard.Guard;
import dev.selfservice.portal.people.People;
import dev.selfservice.portal.people.PersonSummary;

/** Finds people in the identity store. */
public final class DefaultPeople implements People {

    private static final CommandRule SEARCH = CommandRule.of(Permission.PEOPLE_SEARCH);
    private static final int LONGEST_TEXT = 100;

    private final Guard guard;
    private final IdentityStore identity;

    public DefaultPeople(Guard guard, IdentityStore identity) {
        this.guard = guard;
        this.identity = identity;
    }

    @Override
    public Page<PersonSummary> search(Actor actor, String text, PageRequest page) {
        guard.check(actor, SEARCH);
        String wanted = text.strip();
        if (wanted.isEmpty() || wanted.length() > LONGEST_TEXT) {
            throw InvalidException.of("text", "length", "look for 1 to 100 characters");
        }
        return identity.search(wanted, page).map(DefaultPeople::summary);
    }

    @Override
    public PersonSummary me(Actor actor) {
        return summary(guard.who(actor).person());
    }

    private static PersonSummary summary(Person person) {
        return new PersonSummary(person.id(), person.name(), person.title(), person.department());
    }
}
