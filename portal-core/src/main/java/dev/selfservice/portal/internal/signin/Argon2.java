// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Computes Argon2id (RFC 9106), one hash at a time; the memory of a hash stays reserved for the next one (PWD-3).
 *
 * <p>The one class that knows the library: its jar is signed, and to check that would take a tenth of a start.
 */
final class Argon2 {

    /** The generator takes this many blocks more than the memory says, which a pool must hold too (PWD-3). */
    private static final int SCRATCH_BLOCKS = 4;

    private final Argon2BytesGenerator.BlockPool pool;

    Argon2(int memoryKib) {
        this.pool = new Argon2BytesGenerator.FixedBlockPool(memoryKib + SCRATCH_BLOCKS);
    }

    /** Fills the array with the hash of the password under the parameters. */
    void compute(PasswordHash parameters, byte[] password, byte[] out) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(parameters.memoryKib())
                .withIterations(parameters.iterations())
                .withParallelism(1)
                .withSalt(parameters.salt())
                .withBlockPool(pool)
                .build());
        generator.generateBytes(password, out);
    }
}
