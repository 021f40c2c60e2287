// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.processes.spi.WorkflowEngine;
import dev.selfservice.portal.testkit.check.HandedIn;
import dev.selfservice.portal.testkit.processes.WorkflowEngineContract;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** A contract on a specimen; no test by itself. */
@ExtendWith(HandedIn.class)
final class EngineInZoo extends WorkflowEngineContract {

    private final Supplier<WorkflowEngine> made;

    EngineInZoo(Supplier<WorkflowEngine> made) {
        this.made = made;
    }

    @Override
    protected WorkflowEngine engine() {
        return made.get();
    }
}
