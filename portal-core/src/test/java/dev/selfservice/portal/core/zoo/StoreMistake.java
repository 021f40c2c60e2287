// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.spi.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A mistake that sound stores are damaged with: methods that do something else instead.
 *
 * <pre>{@code
 * StoreMistake.in(TaskStore.class, "find", (tasks, with) -> Optional.empty())
 * StoreMistake.answer(TaskStore.class, "find", (Optional<Task> found) -> found.map(...))
 * StoreMistake.argument(TaskStore.class, "inbox", PageRequest.class, page -> PageRequest.ofSize(page.size()))
 * }</pre>
 *
 * <p>A store is named by its type, or by that of an ability that one of them has. What a mistake must remember it keeps in
 * {@link #anew}, for one mistake damages many stores.
 */
final class StoreMistake implements UnaryOperator<PortalStores> {

    private static final String ROW = "row-";
    private static final int MOST = 100;

    private final Supplier<List<Wrong<?>>> wrongs;

    private StoreMistake(Supplier<List<Wrong<?>>> wrongs) {
        this.wrongs = wrongs;
    }

    /** What a method does instead. */
    @FunctionalInterface
    interface Instead<S> {

        /** Answers in the place of the sound store. */
        Object of(S sound, StoreCall with);
    }

    private record Wrong<S>(Class<S> store, String method, Instead<S> instead) {

        PortalStores damage(PortalStores stores) {
            Method accessor = accessor(stores);
            S sound = store.cast(call(accessor, stores));
            if (Arrays.stream(store.getMethods())
                    .noneMatch(each -> each.getName().equals(method))) {
                throw new IllegalArgumentException(store + " has no method " + method);
            }
            Thread home = Thread.currentThread();
            S damaged = Damaged.part(
                    store,
                    sound,
                    method,
                    (called, with) -> instead.of(sound, new StoreCall(stores, sound, called, with, home)));
            return Damaged.stores(stores, accessor.getName(), damaged);
        }

        private Method accessor(PortalStores stores) {
            return Stream.<Predicate<Method>>of(
                            each -> each.getReturnType() == store, each -> store.isInstance(call(each, stores)))
                    .flatMap(fits ->
                            Arrays.stream(PortalStores.class.getMethods()).filter(fits))
                    .findFirst()
                    .orElseThrow();
        }

        private static Object call(Method accessor, PortalStores stores) {
            try {
                return accessor.invoke(stores);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Does something else instead of a method. */
    static <S> StoreMistake in(Class<S> store, String method, Instead<S> instead) {
        return new StoreMistake(() -> List.of(new Wrong<>(store, method, instead)));
    }

    /** Changes what a method answers. */
    @SuppressWarnings("unchecked") // the lambda says what the method answers
    static <R> StoreMistake answer(Class<?> store, String method, UnaryOperator<R> change) {
        return in(store, method, (sound, with) -> change.apply((R) with.sound()));
    }

    /** Changes the first argument of a type before the method sees it. */
    static <A> StoreMistake argument(Class<?> store, String method, Class<A> type, UnaryOperator<A> change) {
        return in(store, method, (sound, with) -> with.soundWith(type, change.apply(with.the(type))));
    }

    /** Does nothing and says what it would have said. */
    static StoreMistake nothing(Class<?> store, String method, Object claim) {
        return in(store, method, (sound, with) -> claim);
    }

    /** Does nothing, in a method that answers nothing. */
    static StoreMistake nothing(Class<?> store, String method) {
        return in(store, method, (sound, with) -> null);
    }

    /** Begins a list anew at a cursor that it did not give out. */
    static StoreMistake anyCursor(Class<?> store, String method) {
        return in(store, method, (sound, with) -> {
            try {
                return with.sound();
            } catch (InvalidException foreign) {
                return with.soundWith(
                        PageRequest.class,
                        PageRequest.ofSize(with.the(PageRequest.class).size()));
            }
        });
    }

    /** Finds its place in a list by counting rows, and so loses it when rows come and go. */
    @SuppressWarnings("unchecked") // the rows of a page
    static StoreMistake countsRows(Class<?> store, String method) {
        return in(store, method, (sound, with) -> {
            PageRequest page = with.the(PageRequest.class);
            int from = page.after().map(StoreMistake::rowsBehind).orElse(0);
            List<Object> all = ((Page<Object>) with.soundWith(PageRequest.class, PageRequest.ofSize(MOST))).items();
            List<Object> rest = all.subList(Math.min(from, all.size()), all.size());
            return rest.size() <= page.size()
                    ? Page.whole(rest)
                    : new Page<>(rest.subList(0, page.size()), Optional.of(ROW + (from + page.size())));
        });
    }

    /** Loses the last row of each page behind which there is another, so long as that has some rows. */
    static StoreMistake losesAtPageEnds(Class<?> store, String method) {
        return answer(store, method, (Page<Object> page) -> {
            int last = page.items().size() - 1;
            return page.next().isPresent() && last > 0 ? new Page<>(page.items().subList(0, last), page.next()) : page;
        });
    }

    /** Leaves rows out of a list. */
    static <T> StoreMistake leavesOut(Class<?> store, String method, Predicate<T> rows) {
        return answer(
                store,
                method,
                (Page<T> page) ->
                        new Page<>(page.items().stream().filter(rows.negate()).toList(), page.next()));
    }

    /** Adds rows to the first page of a list. */
    @SuppressWarnings("unchecked") // the rows of a page
    static <S, T> StoreMistake adds(Class<S> store, String method, BiFunction<S, StoreCall, List<T>> rows) {
        return in(store, method, (sound, with) -> {
            Page<T> page = (Page<T>) with.sound();
            return with.the(PageRequest.class).after().isPresent()
                    ? page
                    : new Page<>(
                            Stream.of(page.items(), rows.apply(sound, with))
                                    .flatMap(List::stream)
                                    .toList(),
                            page.next());
        });
    }

    /** Changes each row of a list. */
    static <T> StoreMistake rows(Class<?> store, String method, UnaryOperator<T> change) {
        return answer(store, method, (Page<T> page) -> page.map(change));
    }

    /** Writes again what a method wrote, when that was rolled back. */
    static StoreMistake keepsWhatWasRolledBack(Class<?> store, String method) {
        return anew(() -> {
            ThreadLocal<List<Runnable>> written = ThreadLocal.withInitial(ArrayList::new);
            return in(store, method, (sound, with) -> {
                        written.get().add(with::sound);
                        return with.sound();
                    })
                    .and(in(Transactions.class, "callNew", (transactions, with) -> {
                        written.get().clear();
                        try {
                            return with.sound();
                        } catch (RuntimeException failure) {
                            transactions.callNew(() -> {
                                written.get().forEach(Runnable::run);
                                return Boolean.TRUE;
                            });
                            throw failure;
                        }
                    }));
        });
    }

    /** A mistake that remembers something: made anew for each stores. */
    static StoreMistake anew(Supplier<StoreMistake> maker) {
        return new StoreMistake(() -> maker.get().wrongs.get());
    }

    /** Returns both mistakes as one; what this one does wrong is sound to the other. */
    StoreMistake and(StoreMistake other) {
        return new StoreMistake(() -> Stream.of(wrongs, other.wrongs)
                .flatMap(each -> each.get().stream())
                .toList());
    }

    /** Returns the mistake as one that is made at some calls only; the others are sound. */
    StoreMistake when(Predicate<StoreCall> when) {
        return new StoreMistake(() ->
                wrongs.get().stream().<Wrong<?>>map(each -> only(each, when)).toList());
    }

    /** Returns the mistake as one that shows only when several threads are at it. */
    StoreMistake inACrowd() {
        return when(with -> !with.atHome());
    }

    /** Returns the mistake as one that does not show when several threads are at it. */
    StoreMistake alone() {
        return when(StoreCall::atHome);
    }

    /** Returns the mistake as one that is made only until a method has been called. */
    StoreMistake until(Class<?> store, String method) {
        return anew(() -> {
            AtomicBoolean called = new AtomicBoolean();
            return when(with -> !called.get()).and(in(store, method, (sound, with) -> {
                Object answer = with.sound();
                called.set(true);
                return answer;
            }));
        });
    }

    /** Does damage to sound stores. */
    @Override
    public PortalStores apply(PortalStores sound) {
        PortalStores damaged = sound;
        for (Wrong<?> each : wrongs.get()) {
            damaged = each.damage(damaged);
        }
        return damaged;
    }

    private static int rowsBehind(String cursor) {
        if (!cursor.matches(ROW + "\\d{1,3}")) {
            throw InvalidException.of("after", "cursor", "no list gave that out");
        }
        return Integer.parseInt(cursor.substring(ROW.length()));
    }

    private static <S> Wrong<S> only(Wrong<S> wrong, Predicate<StoreCall> when) {
        return new Wrong<>(
                wrong.store(),
                wrong.method(),
                (sound, with) -> when.test(with) ? wrong.instead().of(sound, with) : with.sound());
    }
}
