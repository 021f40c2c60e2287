// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a method of a store does wrong. */
@SuppressWarnings("ImmutableEnumChecker") // none of the mistakes remembers anything
enum StoreMistake {
    /** The method does nothing and has nothing to say. */
    DOES_NOTHING((call, with) -> nothing(call.method())),
    /** The method does nothing and says that it did. */
    PRETENDS((call, with) -> true),
    /** The method does it and says that it did not. */
    DENIES((call, with) -> {
        Object done = call.apply(with);
        return done instanceof Boolean ? false : done;
    }),
    /** The method does it twice over. */
    DOES_IT_TWICE((call, with) -> {
        call.apply(with);
        return call.apply(with);
    }),
    /** The method begins each page at the beginning. */
    IGNORES_CURSORS((call, with) -> call.apply(
            changed(with, each -> each instanceof PageRequest page ? PageRequest.ofSize(page.size()) : each))),
    /** The method loses the last of its answers. */
    LOSES_THE_LAST((call, with) -> reordered(call.apply(with), all -> all.subList(0, Math.max(0, all.size() - 1)))),
    /** The method loses the first of its answers. */
    LOSES_THE_FIRST(
            (call, with) -> reordered(call.apply(with), all -> all.subList(Math.min(1, all.size()), all.size()))),
    /** The method gives each answer twice. */
    REPEATS_ANSWERS((call, with) -> reordered(call.apply(with), all -> {
        List<Object> twice = new ArrayList<>(all);
        twice.addAll(all);
        return twice;
    })),
    /** The method answers in the opposite order. */
    REVERSES((call, with) -> reordered(call.apply(with), all -> {
        List<Object> reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        return reversed;
    })),
    /** The method ignores how much it was asked for. */
    IGNORES_BOUNDS((call, with) -> call.apply(changed(with, each -> each instanceof Integer ? 1_000_000 : each))),
    /** The method does one at a time, whatever it was asked for. */
    DOES_ONE((call, with) -> call.apply(changed(with, each -> each instanceof Integer ? 1 : each))),
    /** The method turns the flag that it was given. */
    TURNS_FLAGS((call, with) -> call.apply(changed(with, each -> each instanceof Boolean flag ? !flag : each))),
    /** The method drops blanks around texts. */
    STRIPS_TEXTS((call, with) -> call.apply(texts(with, String::strip))),
    /** The method writes all texts in small letters. */
    LOWERS_CASE((call, with) -> call.apply(texts(with, text -> text.toLowerCase(Locale.ROOT)))),
    /** The method takes a percent sign for any text. */
    TAKES_PATTERNS(
            (call, with) -> call.apply(texts(with, text -> text.replace("%", "").replace("_", "")))),
    /** The method forgets what may be missing. */
    FORGETS_OPTIONS((call, with) -> call.apply(
            changed(with, each -> RecordCopy.of(each, part -> part instanceof Optional<?> ? Optional.empty() : part)))),
    /** The method answers without what may be missing. */
    ANSWERS_WITHOUT_OPTIONS((call, with) -> RecordCopy.of(
            call.apply(with),
            part -> part instanceof Optional<?> option
                            && option.filter(Record.class::isInstance).isEmpty()
                    ? Optional.empty()
                    : part)),
    /** The method keeps times by the hour. */
    ROUNDS_TIMES((call, with) -> call.apply(changed(
            with,
            each -> RecordCopy.of(
                    each, part -> part instanceof Instant at ? at.truncatedTo(ChronoUnit.HOURS) : part)))),
    /** The method keeps the first of several parts. */
    KEEPS_ONE_PART((call, with) -> call.apply(changed(
            with,
            each -> RecordCopy.of(
                    each, part -> part instanceof List<?> list && list.size() > 1 ? list.subList(0, 1) : part)))),
    /** The method adds one to each number of what it is given, as if it were the next version. */
    RAISES_NUMBERS((call, with) -> call.apply(changed(
            with, each -> RecordCopy.of(each, part -> part instanceof Long number ? (Object) (number + 1) : part)))),
    /** The method fails. */
    THROWS((call, with) -> {
        throw new IllegalStateException("broken on purpose");
    }),
    /** What the method did is done again after a rollback. */
    OUTLIVES_ROLLBACKS((call, with) -> {
        call.afterRollback(() -> call.apply(with));
        return call.apply(with);
    }),
    /** No time passes for the store. */
    STANDS_STILL((call, with) -> call.apply(with)),
    /** Time passes too fast for the store. */
    HURRIES((call, with) -> call.apply(with));

    /** A call of a sound method. */
    interface Call {
        Method method();

        Object apply(Object[] with);

        void afterRollback(Runnable again);
    }

    /** What is done instead. */
    private interface Instead {
        Object apply(Call call, Object[] with);
    }

    private final Instead instead;

    StoreMistake(Instead instead) {
        this.instead = instead;
    }

    Object apply(Call call, Object[] with) {
        return instead.apply(call, with == null ? new Object[0] : with);
    }

    /** Returns the mistake as words after the name of a method. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Object nothing(Method method) {
        Class<?> type = method.getReturnType();
        Map<Class<?>, Object> nothings = Map.of(
                boolean.class,
                false,
                int.class,
                0,
                Optional.class,
                Optional.empty(),
                List.class,
                List.of(),
                Set.class,
                Set.of(),
                Map.class,
                Map.of(),
                String.class,
                "",
                Page.class,
                new Page<>(List.of(), Optional.empty()));
        return nothings.get(type);
    }

    private static Object[] changed(Object[] with, UnaryOperator<Object> change) {
        return java.util.Arrays.stream(with).map(change).toArray();
    }

    private static Object[] texts(Object[] with, UnaryOperator<String> change) {
        return changed(
                with, each -> RecordCopy.of(each, part -> part instanceof String text ? change.apply(text) : part));
    }

    private static Object reordered(Object answer, Function<List<Object>, List<Object>> change) {
        if (answer instanceof Page<?> page) {
            return new Page<>(change.apply(new ArrayList<>(page.items())), page.next());
        }
        if (answer instanceof List<?> list) {
            return change.apply(new ArrayList<>(list));
        }
        if (answer instanceof Set<?> set) {
            return new java.util.LinkedHashSet<>(change.apply(new ArrayList<>((Collection<?>) set)));
        }
        return answer;
    }
}
