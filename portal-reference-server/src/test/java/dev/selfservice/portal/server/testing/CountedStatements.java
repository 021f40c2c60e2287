// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Writes down the statements on their way to a database, in the thread of the test; a batch is one. */
public final class CountedStatements {

    private final DataSource source;
    private final List<String> statements = new ArrayList<>();
    private boolean looking;

    public CountedStatements(DataSource real) {
        this.source = proxy(
                DataSource.class,
                real,
                (method, made) -> made instanceof Connection connection ? counted(connection) : made);
    }

    /** Returns the data source whose statements are written down. */
    public DataSource source() {
        return source;
    }

    /** Returns the statements of a piece of work. */
    public List<String> during(Runnable work) {
        statements.clear();
        looking = true;
        try {
            work.run();
        } finally {
            looking = false;
        }
        return List.copyOf(statements);
    }

    /** Does a part of the work that does not count. */
    public <T> T unseen(Supplier<T> work) {
        boolean before = looking;
        looking = false;
        try {
            return work.get();
        } finally {
            looking = before;
        }
    }

    private Connection counted(Connection real) {
        return proxy(
                Connection.class,
                real,
                (call, made) -> made instanceof PreparedStatement statement
                        ? counted(statement, String.valueOf(call.arguments()[0]))
                        : made);
    }

    private PreparedStatement counted(PreparedStatement real, String sql) {
        return proxy(PreparedStatement.class, real, (call, made) -> {
            if (looking && call.method().getName().startsWith("execute")) {
                statements.add(sql);
            }
            return made;
        });
    }

    /** A call and what it was given. */
    private record Call(Method method, Object[] arguments) {}

    /** Turns what a call returned into what its caller gets. */
    private interface Then {
        Object apply(Call call, Object made);
    }

    private static <T> T proxy(Class<T> type, T real, Then then) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object[] given = arguments == null ? new Object[0] : arguments;
            try {
                return then.apply(new Call(method, given), method.invoke(real, arguments));
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
