// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.plugins.spi.PortalStores;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;

/**
 * One call of a method that a {@link StoreMistake} put wrong.
 *
 * @param stores the stores as they were before
 * @param store the store that the method would have been called on
 * @param called the method
 * @param with its arguments
 * @param home the thread in which the stores were damaged: that of the clause
 */
record StoreCall(PortalStores stores, Object store, Method called, Object[] with, Thread home) {

    /** Returns the first argument of a type. */
    <A> A the(Class<A> type) {
        return type.cast(with[indexOf(type)]);
    }

    /** Returns an argument by its place, from zero on. */
    <A> A the(int index, Class<A> type) {
        return type.cast(with[index]);
    }

    /** Returns what is in the first argument that is a collection. */
    <T> List<T> all(Class<T> type) {
        return with[indexOf(Collection.class)] instanceof Collection<?> some
                ? some.stream().map(type::cast).toList()
                : List.of();
    }

    /** Returns what the sound store does and answers. */
    Object sound() {
        return invoke(with);
    }

    /** Returns what the sound store does and answers with another first argument of the type. */
    <A> Object soundWith(Class<A> type, A other) {
        return soundWith(indexOf(type), other);
    }

    /** Returns what the sound store does and answers with another argument at a place, from zero on. */
    Object soundWith(int index, Object other) {
        Object[] changed = with.clone();
        changed[index] = other;
        return invoke(changed);
    }

    /** Returns whether the thread is that of the clause, and none of a crowd's. */
    boolean atHome() {
        return Thread.currentThread() == home;
    }

    private int indexOf(Class<?> type) {
        for (int i = 0; i < with.length; i++) {
            if (type.isInstance(with[i])) {
                return i;
            }
        }
        throw new IllegalArgumentException(called + " was not called with any " + type);
    }

    private Object invoke(Object[] arguments) {
        try {
            return Damaged.invoke(store, called, arguments);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable other) {
            throw new IllegalStateException(other);
        }
    }
}
