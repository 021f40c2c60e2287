// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.plugins.spi.PortalStores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Sound parts with one method put wrong. */
final class Damaged {

    private Damaged() {}

    /** Returns the part, with all that it implements, and with a method that does something else instead. */
    static <T> T part(Class<T> type, T sound, String method, Function<Object[], Object> instead) {
        return part(type, sound, method, (called, with) -> instead.apply(with));
    }

    /** Returns the part, with all that it implements, and with a method that does something else instead. */
    static <T> T part(Class<T> type, T sound, String method, BiFunction<Method, Object[], Object> instead) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                sound.getClass().getInterfaces(),
                (proxy, called, arguments) -> called.getName().equals(method)
                        ? instead.apply(called, arguments)
                        : invoke(sound, called, arguments)));
    }

    /** Returns the stores with one of them exchanged. */
    static PortalStores stores(PortalStores sound, String accessor, Object store) {
        return part(PortalStores.class, sound, accessor, none -> store);
    }

    /** Calls the method on the sound part. */
    static Object invoke(Object sound, Method called, Object[] arguments) throws Throwable {
        try {
            return called.invoke(sound, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
