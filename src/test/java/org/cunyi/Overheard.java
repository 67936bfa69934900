package org.cunyi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A PostgreSQL database whose last question is remembered, as it went to the server, so that the server can be asked for its plan. */
public final class Overheard extends DelegatingDataSource {

    private String last;

    public Overheard(DataSource database) {
        super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return proxy(Connection.class, super.getConnection());
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            try {
                Object result = method.invoke(target, arguments);
                if (result instanceof PreparedStatement statement) {
                    return proxy(PreparedStatement.class, statement);
                }
                if (target instanceof PreparedStatement && method.getName().equals("executeQuery")) {
                    last = target.toString().replaceFirst("(?s)^.*?wrapping ", "");
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    /** The plan that PostgreSQL has for what was asked last within that. */
    public String plan(Supplier<?> asked) {
        last = null;
        asked.get();
        List<String> lines = JdbcClient.create(getTargetDataSource()).sql("explain (analyze, buffers, costs off, timing off) " + last)
                .query(String.class).list();
        return String.join("\n", lines);
    }
}
