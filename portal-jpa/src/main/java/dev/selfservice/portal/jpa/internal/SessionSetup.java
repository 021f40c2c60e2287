// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectToFieldMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Teaches EclipseLink how each database keeps ids and times.
 *
 * <p>Left alone it writes an {@link Instant} as serialized bytes. A converter of Jakarta Persistence cannot do this: it
 * does not know which database it writes to.
 */
public final class SessionSetup implements SessionCustomizer {
    /** The property that holds the dialect. */
    public static final String DIALECT = "portal.dialect";

    /** Made by EclipseLink. */
    public SessionSetup() {}

    @Override
    public void customize(Session session) throws Exception {
        Dialect dialect = (Dialect) session.getProperty(DIALECT);
        for (ClassDescriptor descriptor : session.getDescriptors().values()) {
            for (DatabaseMapping mapping : descriptor.getMappings()) {
                if (mapping instanceof DirectToFieldMapping direct) {
                    setUp(descriptor, direct, dialect);
                }
            }
        }
    }

    private static void setUp(ClassDescriptor descriptor, DirectToFieldMapping mapping, Dialect dialect)
            throws NoSuchFieldException {
        Class<?> type = descriptor
                .getJavaClass()
                .getDeclaredField(mapping.getAttributeName())
                .getType();
        if (type == Instant.class) {
            mapping.setConverter(new Times(dialect));
            mapping.setFieldClassification(dialect.timeClass());
            mapping.getField().setSqlType(dialect.timeType());
        } else if (type == UUID.class) {
            mapping.setConverter(new Ids(dialect));
            mapping.setFieldClassification(dialect.idClass());
            mapping.getField().setSqlType(dialect.idType());
        }
    }

    private record Times(Dialect dialect) implements Converter {
        @Override
        public @Nullable Object convertObjectValueToDataValue(@Nullable Object value, Session session) {
            return value == null ? null : dialect.stored((Instant) value);
        }

        @Override
        public @Nullable Object convertDataValueToObjectValue(@Nullable Object value, Session session) {
            return value == null ? null : dialect.time(value);
        }

        @Override
        public boolean isMutable() {
            return false;
        }

        @Override
        public void initialize(DatabaseMapping mapping, Session session) {}
    }

    private record Ids(Dialect dialect) implements Converter {
        @Override
        public @Nullable Object convertObjectValueToDataValue(@Nullable Object value, Session session) {
            return value == null ? null : dialect.stored((UUID) value);
        }

        @Override
        public @Nullable Object convertDataValueToObjectValue(@Nullable Object value, Session session) {
            return value == null ? null : dialect.id(value);
        }

        @Override
        public boolean isMutable() {
            return false;
        }

        @Override
        public void initialize(DatabaseMapping mapping, Session session) {}
    }
}
