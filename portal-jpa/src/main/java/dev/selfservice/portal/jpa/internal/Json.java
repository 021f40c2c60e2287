// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.LocalText;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Lists and texts in several languages as they stand in a column. */
public final class Json {
    /** Looked up once: the look-up goes through every jar. */
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private static final int MOST_TEXTS = 1_000;
    /** Titles of stages: a few texts that stand in very many rows. */
    private static final Map<String, LocalText> TEXTS = new ConcurrentHashMap<>();

    private Json() {}

    /** Returns a builder of an object. */
    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    /** Returns a builder of a list. */
    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    /** Reads an object. */
    public static JsonObject object(String json) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** Returns a text in several languages as an object. */
    public static JsonObject object(LocalText text) {
        JsonObjectBuilder object = object();
        new TreeMap<>(text.byLanguage()).forEach(object::add);
        return object.build();
    }

    /** Returns a text in several languages as it is stored. */
    public static String text(LocalText text) {
        return object(text).toString();
    }

    /** Reads a text in several languages. */
    public static LocalText localText(String json) {
        LocalText known = TEXTS.get(json);
        if (known != null) {
            return known;
        }
        LocalText read = localText(object(json));
        if (TEXTS.size() >= MOST_TEXTS) {
            TEXTS.clear();
        }
        TEXTS.put(json, read);
        return read;
    }

    /** Reads a text in several languages. */
    public static LocalText localText(JsonObject object) {
        return new LocalText(object.keySet().stream().collect(Collectors.toMap(key -> key, object::getString)));
    }

    /** Returns texts as they are stored. */
    public static JsonArray list(Collection<String> texts) {
        JsonArrayBuilder array = array();
        texts.forEach(array::add);
        return array.build();
    }

    /** Reads texts. */
    public static List<String> texts(String json) {
        return texts((JsonArray) structure(json));
    }

    /** Reads texts. */
    public static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    /** Returns grantees with their names as they are stored. */
    public static String grantees(Collection<GranteeRef> grantees) {
        JsonArrayBuilder array = array();
        grantees.forEach(each -> array.add(list(List.of(each.grantee().toString(), each.name()))));
        return array.build().toString();
    }

    /** Reads grantees with their names. */
    public static List<GranteeRef> grantees(String json) {
        return ((JsonArray) structure(json))
                .getValuesAs(JsonArray.class).stream()
                        .map(pair -> GranteeRef.of(Grantee.parse(pair.getString(0)), pair.getString(1)))
                        .toList();
    }

    private static JsonStructure structure(String json) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(json))) {
            return reader.read();
        }
    }
}
