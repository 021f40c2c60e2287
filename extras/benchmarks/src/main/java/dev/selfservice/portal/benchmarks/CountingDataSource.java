// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts what goes to a database. A batch is one statement; each statement and each commit is one round trip.
 *
 * <p>Used in runs of its own, so that counting costs nothing where time is taken.
 */
final class CountingDataSource {

    private final DataSource real;
    private final List<String> statements = new ArrayList<>();
    private long ends;

    CountingDataSource(DataSource real) {
        this.real = real;
    }

    /** Returns the data source whose use is counted. */
    DataSource source() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = call(real, method, arguments);
            return result instanceof Connection connection ? counted(connection) : result;
        });
    }

    /** Forgets what was counted. */
    synchronized void reset() {
        statements.clear();
        ends = 0;
    }

    /** Returns how many statements were run. */
    synchronized long statements() {
        return statements.size();
    }

    /** Returns how often the database was asked something: statements, commits and rollbacks. */
    synchronized long roundTrips() {
        return statements.size() + ends;
    }

    /** Returns how often each statement was run, in order of their first use. */
    synchronized Map<String, Integer> byText() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        statements.forEach(text -> counts.merge(text, 1, Integer::sum));
        return counts;
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("commit") || method.getName().equals("rollback")) {
                countEnd();
            }
            Object result = call(connection, method, arguments);
            if (result instanceof PreparedStatement statement && arguments != null) {
                return proxy(PreparedStatement.class, counting(statement, arguments[0].toString()));
            }
            return result instanceof Statement statement ? proxy(Statement.class, counting(statement, "")) : result;
        });
    }

    private InvocationHandler counting(Statement statement, String prepared) {
        return (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                count(prepared.isEmpty() && arguments != null ? arguments[0].toString() : prepared);
            }
            return call(statement, method, arguments);
        };
    }

    private synchronized void count(String text) {
        statements.add(text);
    }

    private synchronized void countEnd() {
        ends++;
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler behaviour) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
    }
}
