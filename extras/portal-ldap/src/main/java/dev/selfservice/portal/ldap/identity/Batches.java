// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Many questions in few: as many as one "or" may hold without any server taking offence. */
final class Batches {

    private static final int SIZE = 100;

    private Batches() {}

    static <T> List<List<T>> of(Collection<T> all) {
        List<T> rest = List.copyOf(all);
        List<List<T>> batches = new ArrayList<>();
        for (int i = 0; i < rest.size(); i += SIZE) {
            batches.add(rest.subList(i, Math.min(rest.size(), i + SIZE)));
        }
        return batches;
    }
}
