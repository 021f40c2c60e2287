// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.permissions;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.server.json.Fields;
import java.util.Optional;

/** What is sent to name a person. */
public record PersonBody(Optional<String> person) {

    PersonId toPerson() {
        Fields fields = new Fields();
        Optional<PersonId> named = fields.typed("person", person, PersonId::new);
        fields.check();
        return named.orElseThrow();
    }
}
