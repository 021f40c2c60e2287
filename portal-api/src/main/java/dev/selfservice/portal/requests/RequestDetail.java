// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

import java.util.List;

/**
 * A request with the steps it went through and will go through.
 *
 * @param mayWithdraw whether the actor who read it may withdraw it now
 */
public record RequestDetail(Request request, List<RequestStep> steps, boolean mayWithdraw) {

    public RequestDetail {
        steps = List.copyOf(steps);
    }
}
