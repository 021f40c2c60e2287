// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.spi.Transactions;
import dev.selfservice.portal.testkit.MovableClock;
import dev.selfservice.portal.testkit.Samples;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Stores in memory of which one has a method that makes a mistake. */
final class PlacedStores {

    private static final int HURRY = 100_000;

    private final MovableClock clock = MovableClock.at(Samples.MONDAY.plus(Duration.ofDays(1)));
    private final InMemoryStores sound = new InMemoryStores(clock);
    private final StoreMistake mistake;
    private final ThreadLocal<List<Runnable>> again = ThreadLocal.withInitial(ArrayList::new);
    private final PortalStores stores;

    PlacedStores(String store, String method, StoreMistake mistake) {
        this.mistake = mistake;
        this.stores = broken(store, method);
    }

    PortalStores stores() {
        return stores;
    }

    Clock clock() {
        return clock;
    }

    void pass(Duration time) {
        if (mistake == StoreMistake.HURRIES) {
            clock.advance(time.multipliedBy(HURRY));
        } else if (mistake != StoreMistake.STANDS_STILL) {
            clock.advance(time);
        }
    }

    private PortalStores broken(String store, String method) {
        try {
            Method accessor = PortalStores.class.getMethod(store);
            Object part = accessor.invoke(sound);
            Object wrong = Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {accessor.getReturnType()},
                    (proxy, called, with) -> called.getName().equals(method)
                            ? mistake.apply(new SoundCall(part, called), with)
                            : invoke(part, called, with));
            Transactions transactions = Damaged.part(
                    Transactions.class, sound.transactions(), "callNew", with -> callNew((Supplier<?>) with[0]));
            PortalStores some = Damaged.part(PortalStores.class, sound, "transactions", none -> transactions);
            return Damaged.part(PortalStores.class, some, store, none -> wrong);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no store " + store, e);
        }
    }

    private Object callNew(Supplier<?> work) {
        again.get().clear();
        try {
            return sound.transactions().callNew(work);
        } catch (RuntimeException failure) {
            List<Runnable> all = List.copyOf(again.get());
            sound.transactions().callNew(() -> {
                all.forEach(Runnable::run);
                return Boolean.TRUE;
            });
            throw failure;
        }
    }

    private static Object invoke(Object part, Method called, Object[] with) throws Throwable {
        try {
            return called.invoke(part, with);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private final class SoundCall implements StoreMistake.Call {
        private final Object part;
        private final Method method;

        SoundCall(Object part, Method method) {
            this.part = part;
            this.method = method;
        }

        @Override
        public Method method() {
            return method;
        }

        @Override
        public Object apply(Object[] with) {
            try {
                return invoke(part, method, with);
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable checked) {
                throw new IllegalStateException(checked);
            }
        }

        @Override
        public void afterRollback(Runnable doAgain) {
            again.get().add(doAgain);
        }
    }
}
