// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Counts statements on their way to a database, and commits beside them: each is a round trip. */
public final class CountingDataSource implements DataSourceAdapter {
    private final DataSource source;
    private final List<String> statements = new CopyOnWriteArrayList<>();

    CountingDataSource(DataSource source) {
        this.source = source;
    }

    /** Forgets what was counted. */
    public void reset() {
        statements.clear();
    }

    /** Returns the statements since the last reset; a batch is one. */
    public List<String> statements() {
        return new ArrayList<>(statements);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = source.getConnection();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(real, method, arguments);
            if (method.getName().startsWith("prepare") && arguments != null && arguments[0] instanceof String sql) {
                return statement((PreparedStatement) result, sql);
            }
            return result;
        });
    }

    private PreparedStatement statement(PreparedStatement real, String sql) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                statements.add(sql);
            }
            return call(real, method, arguments);
        });
    }

    private static Object call(Object real, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler behaviour) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
    }
}
