// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import dev.selfservice.portal.server.problem.EdgeException;
import dev.selfservice.portal.server.problem.ProblemCode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads body records: at most 256 KiB, exactly one JSON object, known fields only. */
@Provider
public final class BodyReader implements MessageBodyReader<Record> {

    /** The most bytes that a body may have. */
    public static final int MOST_BYTES = 256 * 1024;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new EdgeException(ProblemCode.TOO_LARGE, "the body has more than " + MOST_BYTES + " bytes");
        }
        if (bytes.length == 0 && type.getRecordComponents().length == 0) {
            return Bodies.read(new Json.Fields(Map.of()), type);
        }
        requireJson(media);
        return Bodies.read(StrictJson.read(bytes), type);
    }

    private static void requireJson(MediaType media) {
        String charset = media.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, StandardCharsets.UTF_8.name());
        boolean json = MediaType.APPLICATION_JSON_TYPE.getType().equalsIgnoreCase(media.getType())
                && MediaType.APPLICATION_JSON_TYPE.getSubtype().equalsIgnoreCase(media.getSubtype());
        if (!json || !StandardCharsets.UTF_8.name().equalsIgnoreCase(charset)) {
            throw new EdgeException(ProblemCode.WRONG_CONTENT_TYPE, "the body must be application/json in UTF-8");
        }
    }
}
