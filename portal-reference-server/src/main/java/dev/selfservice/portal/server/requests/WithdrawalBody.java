// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.requests;

import dev.selfservice.portal.server.json.Fields;
import java.util.Optional;

/** What is sent to withdraw a request. */
public record WithdrawalBody(Optional<Long> version, Optional<String> reason) {

    long expected() {
        Fields fields = new Fields();
        long expected = fields.required("version", version, 0L);
        fields.check();
        return expected;
    }
}
