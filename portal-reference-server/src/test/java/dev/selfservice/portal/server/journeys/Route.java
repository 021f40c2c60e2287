// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One command of the interface: a call that would take effect, and what is known of how it must be refused.
 *
 * @param template as it stands in the OpenAPI document
 * @param login who may give it
 * @param stranger what somebody is told who has nothing to do with it; empty if everybody may
 * @param required the fields that it cannot do without
 * @param call makes a call that would take effect
 */
record Route(String template, String login, String stranger, List<String> required, Function<Stock, Route.Call> call) {

    /** A path below the interface, and a body. */
    record Call(String path, Map<String, Object> body) {}

    /** Tells whether it is open to somebody who is not signed in. */
    boolean open() {
        return template.equals("/sessions");
    }

    /** Tells whether it takes a version. */
    boolean versioned() {
        return required.contains("version");
    }

    @Override
    public String toString() {
        return template;
    }
}
