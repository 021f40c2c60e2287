// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.ui;

import dev.selfservice.portal.server.edge.RequestIds;
import dev.selfservice.portal.server.problem.Problem;
import dev.selfservice.portal.server.problem.ProblemCode;
import dev.selfservice.portal.server.problem.ProblemPages;
import dev.selfservice.portal.server.problem.ProblemWriter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Serves the pages: one document for all addresses of pages, and the files it is made of.
 *
 * <p>Files with a hash in their name never change and are kept by browsers for a year; all others are asked for again.
 */
public final class UiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String FOLDER = "META-INF/resources/ui/";
    private static final String PREFIX = "/ui/";
    private static final Pattern PAGE =
            Pattern.compile("/|/sign-in|/catalogue|/access|/(?:tasks|requests)(?:/[^/]{1,255})?"
                    + "|/administration/(?:permissions|catalogue|deliveries)");
    /** Names that cannot climb out of the folder. */
    private static final Pattern FILE =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private static final Pattern HASHED = Pattern.compile(".*-[A-Z0-9]{8}\\.[a-z0-9.]+");
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private final transient ClassLoader loader;
    private final transient ProblemWriter problems;
    private final transient Map<String, Optional<UiFile>> files = new ConcurrentHashMap<>();

    public UiServlet(ClassLoader loader, ProblemWriter problems) {
        this.loader = loader;
        this.problems = problems;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> name =
                nameOf(Optional.ofNullable(request.getPathInfo()).orElse(request.getServletPath()));
        Optional<UiFile> file = name.flatMap(this::file);
        if (file.isPresent()) {
            response.setHeader("Cache-Control", HASHED.matcher(name.get()).matches() ? FOREVER : ASK_AGAIN);
            write(request, response, file.get());
        } else {
            refuse(request, response);
        }
    }

    private static Optional<String> nameOf(String path) {
        if (PAGE.matcher(path).matches()) {
            return Optional.of("index.html");
        }
        return Optional.of(path)
                .filter(each -> each.startsWith(PREFIX))
                .map(each -> each.substring(PREFIX.length()))
                .filter(each -> FILE.matcher(each).matches());
    }

    /** Only files that exist are remembered, so that guesses do not fill the memory. */
    private Optional<UiFile> file(String name) {
        Optional<UiFile> known = files.getOrDefault(name, Optional.empty());
        if (known.isPresent()) {
            return known;
        }
        Optional<UiFile> found = UiFile.find(loader, FOLDER + name);
        found.ifPresent(file -> files.put(name, found));
        return found;
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, UiFile file)
            throws IOException {
        response.setHeader("ETag", file.tag());
        if (file.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.mediaType());
        boolean packed = file.packed().isPresent()
                && Optional.ofNullable(request.getHeader("Accept-Encoding"))
                        .orElse("")
                        .contains("gzip");
        response.setHeader("Vary", "Accept-Encoding");
        if (packed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] bytes = packed ? file.packed().get() : file.bytes();
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        if (accept.contains("text/html")) {
            ProblemPages.write(response, ProblemCode.NOT_FOUND);
        } else {
            problems.write(
                    response, Problem.of(ProblemCode.NOT_FOUND, "this address leads nowhere", RequestIds.current()));
        }
    }
}
