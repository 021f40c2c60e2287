// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.openapi;

import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.Wish;
import dev.selfservice.portal.server.json.RequestJson;
import dev.selfservice.portal.server.json.WishJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes JSON schemas of records, in the shapes that JSON binding writes them in.
 *
 * <p>Objects take no further fields, so that an answer with a field that is not described is found.
 */
final class Schemas {

    private static final String TYPE = "type";
    private static final String ITEMS = "items";
    private static final String FORMAT = "format";

    /** What adapters write in another shape. */
    private static final Map<Type, Class<?>> STAND_INS =
            Map.of(Request.class, RequestJson.class, Wish.class, WishJson.class, EntitlementWish.class, WishJson.class);

    private final Map<String, Object> named = new TreeMap<>();
    private final Map<String, Class<?>> owners = new TreeMap<>();

    /** Returns the schemas that were made so far, by name. */
    Map<String, Object> all() {
        return named;
    }

    /** Returns the schema of a type, or a reference to it. */
    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        Class<?> plain = STAND_INS.getOrDefault(type, (Class<?>) type);
        if (plain.isEnum()) {
            return ofEnum(plain);
        }
        if (plain == LocalText.class) {
            return Map.of(TYPE, "object", "additionalProperties", Map.of(TYPE, "string"));
        }
        return plain.isRecord() && !isId(plain) ? reference(plain, plain, Map.of()) : ofScalar(plain);
    }

    private Map<String, Object> ofGeneric(ParameterizedType generic) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type argument = generic.getActualTypeArguments()[0];
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of(TYPE, "array", ITEMS, of(argument));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of(TYPE, "object", "additionalProperties", of(generic.getActualTypeArguments()[1]));
        }
        if (raw == Optional.class) {
            return of(argument);
        }
        return reference(raw, generic, Map.of(raw.getTypeParameters()[0], argument));
    }

    private static Map<String, Object> ofEnum(Class<?> type) {
        List<String> values = Arrays.stream(type.getEnumConstants())
                .map(each -> each instanceof Permission permission ? permission.label() : ((Enum<?>) each).name())
                .toList();
        return Map.of(TYPE, "string", "enum", values);
    }

    private static Map<String, Object> ofScalar(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Map.of(TYPE, "boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return Map.of(TYPE, "integer", FORMAT, "int64");
        }
        if (type == Instant.class) {
            return Map.of(TYPE, "string", FORMAT, "date-time");
        }
        boolean uuid = type == UUID.class || isId(type) && type.getRecordComponents()[0].getType() == UUID.class;
        return uuid ? Map.of(TYPE, "string", FORMAT, "uuid") : Map.of(TYPE, "string");
    }

    /** A typed id is a record of the one component {@code value}. */
    private static boolean isId(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getName().equals("value");
    }

    private Map<String, Object> reference(Class<?> raw, Type type, Map<Type, Type> arguments) {
        String name = nameOf(raw, arguments.values());
        if (!named.containsKey(name)) {
            // First the name, then the content: a type may hold itself.
            named.put(name, Map.of());
            named.put(name, object(raw, arguments));
            owners.put(name, raw);
        }
        if (owners.getOrDefault(name, raw) != raw) {
            throw new IllegalStateException("two types are called " + name + ": " + type + " and " + owners.get(name));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> object(Class<?> raw, Map<Type, Type> arguments) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : raw.getRecordComponents()) {
            properties.put(component.getName(), of(resolve(component.getGenericType(), arguments)));
            if (component.getType() != Optional.class) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(TYPE, "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Type resolve(Type type, Map<Type, Type> arguments) {
        if (type instanceof ParameterizedType generic && arguments.containsKey(generic.getActualTypeArguments()[0])) {
            return new ListOf(resolve(generic.getActualTypeArguments()[0], arguments));
        }
        return arguments.getOrDefault(type, type);
    }

    private static String nameOf(Class<?> raw, Collection<Type> arguments) {
        Class<?> outer = raw.getEnclosingClass();
        String own = (outer == null ? "" : outer.getSimpleName()) + raw.getSimpleName();
        String shown = own.endsWith("Json") ? own.substring(0, own.length() - "Json".length()) : own;
        StringBuilder name = new StringBuilder(shown);
        arguments.forEach(each -> name.append("Of").append(((Class<?>) each).getSimpleName()));
        return name.toString();
    }

    /** The type {@code List<X>} for an X that is known only now. */
    private record ListOf(Type argument) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {argument};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public Type getOwnerType() {
            return List.class;
        }
    }
}
