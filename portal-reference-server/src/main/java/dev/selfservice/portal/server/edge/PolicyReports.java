// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** Takes browsers' reports of what the content security policy kept them from (WEB-3), and logs their beginning. */
public final class PolicyReports extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(PolicyReports.class.getName());
    private static final int MOST_BYTES = 8 * 1024;
    private static final int SHOWN = 500;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES);
        String report = new String(bytes, StandardCharsets.US_ASCII).replaceAll("[^\\x20-\\x7e]", "?");
        LOG.log(Level.WARNING, "a browser reports: {0}", report.substring(0, Math.min(SHOWN, report.length())));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
