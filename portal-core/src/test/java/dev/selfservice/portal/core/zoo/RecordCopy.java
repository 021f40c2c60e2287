// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Copies of records with some of their parts changed, however deep. */
final class RecordCopy {

    private RecordCopy() {}

    /** Returns a copy; what a record refuses to hold stays as it was. */
    static Object of(Object value, UnaryOperator<Object> change) {
        Object changed = change.apply(value);
        if (changed != value || changed == null) {
            return changed;
        }
        if (value instanceof Optional<?> option) {
            return option.map(each -> of(each, change));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> of(each, change)).collect(Collectors.toList());
        }
        return value instanceof Record one ? copy(one, change) : value;
    }

    private static Object copy(Record value, UnaryOperator<Object> change) {
        RecordComponent[] parts = value.getClass().getRecordComponents();
        try {
            Object[] next = new Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i].getAccessor().setAccessible(true);
                next[i] = of(parts[i].getAccessor().invoke(value), change);
            }
            Constructor<?> constructor = value.getClass()
                    .getDeclaredConstructor(
                            Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(next);
        } catch (InvocationTargetException refused) {
            return value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
