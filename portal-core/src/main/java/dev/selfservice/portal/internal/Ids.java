// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes ids: UUIDs of version 7 (RFC 9562), so that rows made together lie together. */
public final class Ids implements Supplier<UUID> {

    private final TimeBasedEpochRandomGenerator generator;

    public Ids(SecureRandom random) {
        this.generator = Generators.timeBasedEpochRandomGenerator(random);
    }

    @Override
    public UUID get() {
        return generator.generate();
    }
}
