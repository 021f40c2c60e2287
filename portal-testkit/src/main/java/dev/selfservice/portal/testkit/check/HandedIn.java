// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands to a contract class what a {@link ContractRun} is about: its constructor takes a {@link Supplier}, which answers
 * with something new each time.
 *
 * <pre>{@code
 * @ExtendWith(HandedIn.class)
 * class AnyConnector extends ConnectorContract {
 *     AnyConnector(Supplier<ConnectorSubject> subjects) { ... }
 * }</pre>
 */
public final class HandedIn implements ParameterResolver {

    /** Where a run leaves what it is about; the same words on both sides of the platform. */
    static final String ROOM = "dev.selfservice.portal.testkit.check";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Supplier.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Supplier<?> subject = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(ROOM))
                .get(ROOM, Supplier.class);
        if (subject == null) {
            throw new IllegalStateException("this class runs by ContractRun, not by itself");
        }
        return subject;
    }
}
