// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.signin;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.server.json.Fields;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is sent to make an API token. */
public record TokenBody(Optional<String> label, Optional<List<String>> scope, Optional<Long> days) {

    private static final long LONGEST_DAYS = 365;

    String toLabel() {
        check();
        return label.orElse("");
    }

    Set<Permission> toScope() {
        return scope.orElse(List.of()).stream()
                .flatMap(name -> Permission.find(name).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    long toDays() {
        return days.orElse(LONGEST_DAYS);
    }

    private void check() {
        Fields fields = new Fields();
        fields.text("label", label);
        List<String> names = fields.required("scope", scope, List.of());
        long life = fields.required("days", days, 1L);
        fields.check();
        if (life < 1 || life > LONGEST_DAYS) {
            throw InvalidException.of("days", "range", "days must be 1 to 365");
        }
        for (int i = 0; i < names.size(); i++) {
            if (Permission.find(names.get(i)).isEmpty()) {
                throw InvalidException.of("scope[" + i + "]", "choice", "there is no such permission");
            }
        }
    }
}
