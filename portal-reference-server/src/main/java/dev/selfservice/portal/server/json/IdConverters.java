// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import dev.selfservice.portal.NotFoundException;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.assignments.AssignmentId;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.tasks.TaskId;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ids in addresses; one that is not well formed leads nowhere, like one that does not exist. */
@Provider
public final class IdConverters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(
            UUID.class, Ids::uuid,
            RequestId.class, text -> new RequestId(Ids.uuid(text)),
            TaskId.class, text -> new TaskId(Ids.uuid(text)),
            EntitlementId.class, text -> new EntitlementId(Ids.uuid(text)),
            AssignmentId.class, text -> new AssignmentId(Ids.uuid(text)),
            OrderId.class, text -> new OrderId(Ids.uuid(text)),
            RoleId.class, RoleId::new);

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, ?> reader = READERS.get(type);
        return reader == null ? null : new IdConverter<>(type, reader);
    }

    private record IdConverter<T>(Class<T> type, Function<String, ?> reader) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            try {
                return type.cast(reader.apply(text));
            } catch (IllegalArgumentException malformed) {
                throw new NotFoundException("the id");
            }
        }

        @Override
        public String toString(T id) {
            return id.toString();
        }
    }
}
