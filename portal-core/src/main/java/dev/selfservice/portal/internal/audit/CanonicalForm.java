// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.audit;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.audit.AuditEvent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The one byte form of an event that MACs are made over: each field with its length before it, so that none can flow into the next. */
final class CanonicalForm {

    private static final String FORMAT = "portal-audit-1";
    private static final int ABSENT = -1;

    private CanonicalForm() {}

    static byte[] of(AuditEvent event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List.of(
                        FORMAT,
                        event.id().toString(),
                        Long.toString(event.at().toEpochMilli()),
                        event.actor().value())
                .forEach(field -> put(out, field));
        event.onBehalfOf().map(PersonId::value).ifPresentOrElse(field -> put(out, field), () -> putLength(out, ABSENT));
        List.of(event.action(), event.subject(), event.result()).forEach(field -> put(out, field));
        event.reason().ifPresentOrElse(field -> put(out, field), () -> putLength(out, ABSENT));
        List.of(Integer.toString(event.level()), event.requestId(), event.address(), event.agent())
                .forEach(field -> put(out, field));
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        putLength(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void putLength(ByteArrayOutputStream out, int length) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    }
}
