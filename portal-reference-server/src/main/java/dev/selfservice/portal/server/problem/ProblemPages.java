// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.problem;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pages that the types of problem answers lead to, and their list. */
public final class ProblemPages extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        if ("/".equals(path)) {
            write(response, HttpServletResponse.SC_OK, list());
            return;
        }
        Optional<ProblemCode> code = ProblemCode.find(path.substring(1));
        if (code.isPresent()) {
            write(response, HttpServletResponse.SC_OK, page(code.get()));
        } else {
            write(response, HttpServletResponse.SC_NOT_FOUND, page(ProblemCode.NOT_FOUND));
        }
    }

    /** Writes the page of one problem; also for people who meet it in a browser. */
    public static void write(HttpServletResponse response, ProblemCode code) throws IOException {
        write(response, code.status(), page(code));
    }

    private static String page(ProblemCode code) {
        return document(
                code.title(), """
                <h1>%s</h1>
                <p>%s</p>
                <h2>What to do</h2>
                <p>%s</p>
                <p>Status %d, code <code>%s</code>. <a href="/problems/">All problems</a></p>
                """.formatted(code.title(), code.meaning(), code.cure(), code.status(), code.label()));
    }

    private static String list() {
        String rows = Arrays.stream(ProblemCode.values())
                .map(code -> "<tr><td>%d</td><td><a href=\"/problems/%s\">%s</a></td><td>%s</td></tr>"
                        .formatted(code.status(), code.label(), code.label(), code.title()))
                .collect(Collectors.joining("\n"));
        return document(
                "Problems",
                "<h1>Problems</h1>\n<table>\n<tr><th>Status</th><th>Code</th><th>Meaning</th></tr>\n" + rows
                        + "\n</table>\n");
    }

    private static String document(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(title, body);
    }

    private static void write(HttpServletResponse response, int status, String page) throws IOException {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
