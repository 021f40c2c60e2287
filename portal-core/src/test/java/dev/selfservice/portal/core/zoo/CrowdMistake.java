// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.ConflictException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Mistakes of stores that depend on the thread. */
final class CrowdMistake {

    private CrowdMistake() {}

    /** Says yes to each of a crowd, whoever was the one. */
    static StoreMistake yesToEach(Class<?> store, String method) {
        return StoreMistake.in(store, method, (sound, with) -> with.sound().equals(true) || !with.atHome());
    }

    /** Is silent when a crowd wants what only one may have. */
    static StoreMistake silentToEach(Class<?> store, String method) {
        return StoreMistake.in(store, method, (sound, with) -> {
                    try {
                        return with.sound();
                    } catch (ConflictException refused) {
                        return null;
                    }
                })
                .inACrowd();
    }

    /** Says yes again to the thread that had a yes to the same call: it believes what it did itself. */
    static StoreMistake yesAgain(Class<?> store, String method) {
        return StoreMistake.anew(() -> {
            Set<List<Object>> done = ConcurrentHashMap.newKeySet();
            return StoreMistake.in(store, method, (sound, with) -> {
                List<Object> call = List.of(Thread.currentThread(), Arrays.asList(with.with()));
                if (with.sound().equals(true)) {
                    done.add(call);
                }
                return done.contains(call);
            });
        });
    }
}
