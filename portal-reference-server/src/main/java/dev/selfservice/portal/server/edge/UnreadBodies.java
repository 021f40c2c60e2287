// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Keeps a connection usable when a request is refused before its body was read: small bodies are read to their end, for
 * others the answer says that the connection closes (RFC 9112, section 9.6). Otherwise a client would send its next request
 * into a connection that is about to be cut, without being told.
 */
@Provider
public final class UnreadBodies implements ContainerResponseFilter {

    /** The name under which a request says that it was let in, so that its body was read. */
    public static final String LET_IN = UnreadBodies.class.getName() + ".letIn";

    private static final Logger LOG = System.getLogger(UnreadBodies.class.getName());
    private static final int SMALL = 64 * 1024;
    private static final int FIRST_REFUSAL = 400;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < FIRST_REFUSAL || request.getProperty(LET_IN) != null || !hasBody(request)) {
            return;
        }
        boolean asked = request.getHeaders().containsKey("Expect");
        int length = request.getLength();
        if (asked || length < 0 || length > SMALL || !drained(request, length)) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }

    /** Reads a body to its end; false if it never arrives, which is no fault of ours and changes no answer. */
    private static boolean drained(ContainerRequestContext request, int length) {
        try {
            return request.getEntityStream().readNBytes(length).length == length;
        } catch (IOException | RuntimeException broken) {
            LOG.log(Level.DEBUG, "the body of a refused request never arrived", broken);
            return false;
        }
    }

    private static boolean hasBody(ContainerRequestContext request) {
        return request.getLength() > 0 || request.getHeaders().containsKey("Transfer-Encoding");
    }
}
