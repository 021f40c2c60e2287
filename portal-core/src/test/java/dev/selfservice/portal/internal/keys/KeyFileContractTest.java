// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.keys;

import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.testkit.keys.KeyProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class KeyFileContractTest extends KeyProviderContract {

    @TempDir
    Path folder;

    @Override
    protected KeyProvider keys() {
        return Keys.openOrCreate(folder.resolve("keys"));
    }
}
