// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the pages, as it is sent.
 *
 * @param tag changes with the content
 * @param packed the bytes under gzip; empty where that does not pay
 */
record UiFile(String mediaType, String tag, byte[] bytes, Optional<byte[]> packed) {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("mjs", "text/javascript;charset=utf-8"),
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain;charset=utf-8"));
    private static final Set<String> PACKED_ALREADY = Set.of("png", "webp", "woff", "woff2");
    private static final int TAG_BYTES = 16;
    private static final int WORTH_PACKING = 1_000;

    /** Reads a file from the class path; empty if there is none, or if its kind is not one that pages are made of. */
    static Optional<UiFile> find(ClassLoader loader, String resource) {
        String kind = resource.substring(resource.lastIndexOf('.') + 1);
        if (!TYPES.containsKey(kind)) {
            return Optional.empty();
        }
        try (InputStream in = loader.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(of(kind, in.readAllBytes()));
        } catch (IOException broken) {
            throw new UncheckedIOException("the file " + resource + " cannot be read", broken);
        }
    }

    private static UiFile of(String kind, byte[] bytes) throws IOException {
        boolean pack = bytes.length >= WORTH_PACKING && !PACKED_ALREADY.contains(kind);
        return new UiFile(
                TYPES.getOrDefault(kind, ""), tagOf(bytes), bytes, pack ? Optional.of(pack(bytes)) : Optional.empty());
    }

    private static byte[] pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static String tagOf(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
