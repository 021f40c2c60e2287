// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.provisioning;

import dev.selfservice.portal.server.json.Fields;
import java.util.Optional;

/** What is sent to try a delivery again. */
public record RetryBody(Optional<Long> version) {

    long expected() {
        Fields fields = new Fields();
        long expected = fields.required("version", version, 0L);
        fields.check();
        return expected;
    }
}
