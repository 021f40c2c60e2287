// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.openapi;

import jakarta.json.bind.Jsonb;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/** Serves the OpenAPI document as JSON and as a page for people. */
public final class OpenApiServlet extends HttpServlet {

    /** Where the document is. */
    public static final String DOCUMENT = "/openapi";

    /** Where the page is. */
    public static final String PAGE = "/api-docs";

    private static final long serialVersionUID = 1L;

    private final transient Supplier<Map<String, Object>> document;
    private final transient Jsonb jsonb;

    public OpenApiServlet(Supplier<Map<String, Object>> document, Jsonb jsonb) {
        this.document = document;
        this.jsonb = jsonb;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean page = PAGE.equals(request.getServletPath());
        String text = page ? ApiPage.of(document.get()) : jsonb.toJson(document.get());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(page ? "text/html;charset=utf-8" : "application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
