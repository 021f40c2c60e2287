// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Records with one component changed. */
final class Altered {

    private Altered() {}

    /** Returns the record with another value of a component. */
    static <R extends Record> R of(R record, String component, Object value) {
        return change(record, component, sound -> value);
    }

    /** Returns the record with a component changed; the lambda says of which type that is. */
    @SuppressWarnings("unchecked") // both are what the record says they are
    static <R extends Record, T> R change(R record, String component, UnaryOperator<T> change) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        if (Arrays.stream(components).noneMatch(each -> each.getName().equals(component))) {
            throw new IllegalArgumentException(record.getClass() + " has no " + component);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                Object value = components[i].getAccessor().invoke(record);
                values[i] = components[i].getName().equals(component) ? change.apply((T) value) : value;
            }
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
            return (R) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
