// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.processes;

import dev.selfservice.portal.processes.spi.WorkflowEngine;
import dev.selfservice.portal.testkit.processes.WorkflowEngineContract;

// tag::contract[]
class StageEngineTest extends WorkflowEngineContract {

    @Override
    protected WorkflowEngine engine() {
        return new StageEngine();
    }
}
// end::contract[]
