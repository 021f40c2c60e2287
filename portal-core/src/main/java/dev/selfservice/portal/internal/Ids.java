// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes ids in the order in which they are asked for: UUIDs of version 7, counted up within a millisecond (RFC 9562,
 * section 6.2), so that rows made together lie together and lists by time and id show what came first. The order holds
 * among the ids of one instance while the clock is not set back. Ids are not secrets: the next one can be guessed (CRY-4).
 */
public final class Ids implements Supplier<UUID> {

    private final TimeBasedEpochGenerator generator;

    public Ids(SecureRandom random) {
        this.generator = Generators.timeBasedEpochGenerator(random);
    }

    @Override
    public UUID get() {
        return generator.generate();
    }
}
