// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters behind the question mark of an address. A parameter that stands twice, is unknown or unsound is refused
 * and named: a misspelt filter must not quietly show everything.
 */
public final class Query {

    private static final String SIZE = "size";
    private static final String AFTER = "after";
    private static final String PERSON = "person";
    private static final int LONGEST = 4_000;

    private final MultivaluedMap<String, String> values;

    private Query(MultivaluedMap<String, String> values) {
        this.values = values;
    }

    /** Returns the parameters of a request that {@link #requireKnown} has let pass. */
    public static Query of(UriInfo uri) {
        return new Query(uri.getQueryParameters());
    }

    /** Refuses parameters that are not among the known ones or stand twice. */
    public static void requireKnown(UriInfo uri, Set<String> known) {
        uri.getQueryParameters().forEach((name, all) -> {
            String shown = Characters.shown(name);
            if (!known.contains(name)) {
                throw InvalidException.of(shown, "unknown", "there is no parameter " + shown + " here");
            }
            if (all.size() > 1) {
                throw InvalidException.of(shown, "twice", "the parameter " + shown + " stands twice");
            }
        });
    }

    /** Returns a text, if it was sent and is not empty. */
    public Optional<String> find(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(text -> !text.isEmpty())
                .map(text -> Characters.require(name, text))
                .findFirst()
                .map(text -> requireShort(name, text));
    }

    /** Returns a text, empty if it was not sent. */
    public String text(String name) {
        return find(name).orElse("");
    }

    /** Returns which page to read, from {@code size} and {@code after}. */
    public PageRequest page() {
        int size = find(SIZE).map(Query::number).orElse(PageRequest.DEFAULT_SIZE);
        return new PageRequest(size, find(AFTER));
    }

    /** Returns the person named by {@code person}. */
    public Optional<PersonId> person() {
        return person(PERSON);
    }

    /** Returns the person that a parameter names. */
    public Optional<PersonId> person(String name) {
        try {
            return find(name).map(PersonId::new);
        } catch (IllegalArgumentException refused) {
            throw InvalidException.of(name, "format", name + " is not a person id");
        }
    }

    /** Returns the constant that a parameter names, the first one of the enum if it was not sent. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        E[] all = type.getEnumConstants();
        String wanted = find(name).orElse(all[0].name());
        return Arrays.stream(all)
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> InvalidException.of(name, "choice", name + " must be one of " + Arrays.toString(all)));
    }

    private static String requireShort(String name, String text) {
        if (text.length() > LONGEST) {
            throw InvalidException.of(name, "length", name + " is too long");
        }
        return text;
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw InvalidException.of(SIZE, "type", "size must be a whole number");
        }
        return Integer.parseInt(text);
    }
}
