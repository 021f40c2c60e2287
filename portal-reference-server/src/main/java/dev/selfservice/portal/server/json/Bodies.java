// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import dev.selfservice.portal.FieldError;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.server.problem.EdgeException;
import dev.selfservice.portal.server.problem.ProblemCode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns a JSON object into a body record and names every field that does not fit.
 *
 * <p>A body record's components are {@code Optional} of text, number, truth value, enum, body record or list of these.
 * JSON binding is not used for this direction: it drops unknown fields and does not say which one was wrong.
 */
final class Bodies {

    private static final int LONGEST_NUMBER = 18;

    private final List<FieldError> unknown = new ArrayList<>();
    private final List<FieldError> wrong = new ArrayList<>();

    private Bodies() {}

    /** Returns the body, or refuses it with {@code malformed-request}, {@code unknown-field} or {@code invalid}. */
    static <T> T read(Json json, Class<T> type) {
        if (!(json instanceof Json.Fields fields)) {
            throw new EdgeException(ProblemCode.MALFORMED_REQUEST, "the body must be a JSON object");
        }
        Bodies reading = new Bodies();
        T body = reading.record(fields, type, "");
        if (!reading.unknown.isEmpty()) {
            throw new EdgeException(ProblemCode.UNKNOWN_FIELD, reading.unknown);
        }
        if (!reading.wrong.isEmpty()) {
            throw new InvalidException(reading.wrong);
        }
        return body;
    }

    private <T> T record(Json.Fields fields, Class<T> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(fields.byName(), components, path);
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            types[i] = component.getType();
            values[i] = Optional.ofNullable(fields.byName().get(component.getName()))
                    .flatMap(value -> convert(value, argument(component.getGenericType()), path + component.getName()));
        }
        return make(type, types, values);
    }

    private void refuseUnknown(Map<String, Json> fields, RecordComponent[] components, String path) {
        Set<String> known =
                Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
        for (String name : fields.keySet()) {
            if (!known.contains(name)) {
                String shown = path + Characters.shown(name);
                unknown.add(new FieldError(shown, "unknown", "there is no field " + shown + " here"));
            }
        }
    }

    private Optional<Object> convert(Json value, Type wanted, String path) {
        if (value instanceof Json.Nothing) {
            return Optional.empty();
        }
        if (wanted instanceof ParameterizedType list) {
            return items(value, argument(list), path);
        }
        Class<?> type = (Class<?>) wanted;
        if (type.isRecord()) {
            return value instanceof Json.Fields fields
                    ? Optional.of(record(fields, type, path + "."))
                    : refuse(path, "an object");
        }
        if (type == String.class) {
            return value instanceof Json.Text text ? text(text.value(), path) : refuse(path, "a text");
        }
        if (type == Boolean.class) {
            return value instanceof Json.Truth truth ? Optional.of(truth.value()) : refuse(path, "true or false");
        }
        return type.isEnum() ? choice(value, type, path) : number(value, path);
    }

    private Optional<Object> items(Json value, Type each, String path) {
        if (!(value instanceof Json.Items items)) {
            return refuse(path, "a list");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < items.list().size(); i++) {
            String place = path + "[" + i + "]";
            if (items.list().get(i) instanceof Json.Nothing) {
                refuse(place, "a value");
            }
            convert(items.list().get(i), each, place).ifPresent(values::add);
        }
        return Optional.of(values);
    }

    private Optional<Object> text(String value, String path) {
        Characters.flaw(path, value).ifPresent(wrong::add);
        return Optional.of(value);
    }

    private Optional<Object> choice(Json value, Class<?> type, String path) {
        Object[] choices = type.getEnumConstants();
        if (value instanceof Json.Text text) {
            for (Object choice : choices) {
                if (choice.toString().equals(text.value())) {
                    return Optional.of(choice);
                }
            }
        }
        String all = Arrays.stream(choices).map(Object::toString).collect(Collectors.joining(", "));
        wrong.add(new FieldError(path, "choice", path + " must be one of " + all));
        return Optional.empty();
    }

    private Optional<Object> number(Json value, String path) {
        if (value instanceof Json.Digits digits
                && digits.literal().length() <= LONGEST_NUMBER
                && digits.literal().matches("-?[0-9]+")) {
            return Optional.of(Long.valueOf(digits.literal()));
        }
        return refuse(path, "a whole number");
    }

    private Optional<Object> refuse(String path, String wanted) {
        wrong.add(new FieldError(path, "type", path + " must be " + wanted));
        return Optional.empty();
    }

    private static Type argument(Type generic) {
        return ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    private static <T> T make(Class<T> type, Class<?>[] types, Object[] values) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(type + " could not be made", thrown);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(type + " is not a body record", broken);
        }
    }
}
